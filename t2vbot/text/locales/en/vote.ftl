# A vote over drafts.
vote-open = 🗳️ Which draft becomes the video? Everybody has one vote: press a number above. Decided { $when }.
vote-yours = Your vote counts. Press another number to move it, the same one to take it back.
vote-button-decide = Decide now
vote-not-yours = Only { $member }, who asked for the drafts, and moderators can do that.
