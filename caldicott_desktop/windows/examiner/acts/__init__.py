"""What can be done with a case of the examiner log, each as a form that records one entry."""
