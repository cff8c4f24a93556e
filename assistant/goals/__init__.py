"""What a customer may want, a module for each kind of goal: every goal takes what was heard and the thread."""
