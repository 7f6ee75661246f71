"""Training the judge: does one statement entail, leave open or contradict another, and do both tell the same?"""
