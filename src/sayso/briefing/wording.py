"""What the sections of a brief say of themselves, the same in all renderers."""

CIRCLES = (
    "Reports that have a statement from each other until it is back where it began. What only goes round has no origin "
    "in the pile."
)
CONFLICTS = (
    "Statements that cannot both hold, in their order in the pile. The words that clash are marked. "
    "Which of them holds is not said here."
)
LIKENESSES = "Pairs that look like conflicts and are not, and why."
RIVALS = (
    "Different answers to one question, each in the words of one report, with who gives it. In order of first "
    "appearance: the order says nothing of which holds."
)
FORECASTS = "What was said to be still to come, by its window. A side that the report leaves open is called open."
TIMELINE = "What was said when about what time."
PICTURE = (
    "A ring stands where something was said, or published where that is all that is known; a dot or a bar for the time "
    "that it tells of; a striped one for what was still to come. An arrow points to what lies beyond the edge."
)
