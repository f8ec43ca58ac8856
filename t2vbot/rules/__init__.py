"""May this person have this here? In memory only, since it is asked before the first answer."""
