"""The question builder: from answers of the domain to fields on a page, and back.

`fields` stands for one answer, `parts` for a dataclass, `rows` for a list of like parts, `builder`
for the questions that a kind of case brings as data.
"""
