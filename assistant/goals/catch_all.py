"""The goals that the dialogue takes a sentence for where it knows no intent that the sentence is of."""

#: What hears such sentences looks at them before these, and before the few others that its own may be taken for.
CATCH_ALL = ("details", "small_talk", "fallback", "search", "refine", "survey")
