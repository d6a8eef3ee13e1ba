"""The walkthrough: choice of kind, task list, one page a section, check and record.

Pages turn widgets into domain values and back and decide nothing; what is missing, and how far a
section has come, is asked of the domain. `new_decision_page` is what the shell holds.
"""
