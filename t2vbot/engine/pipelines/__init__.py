"""One adapter a family: how its pipeline is called, what comes out of it, what of it is watched."""
