# /video-privacy: what is kept about somebody.
privacy-about =
    {"**"}What I keep about you**
    - What you asked for (words, options, when, where, what came of it) and the messages that answered: 90 days.
    - The video files, and the pictures that you had them start from: until they are delivered, then { $days } days, so that films can be cut out of them.
    - What you are called, for credits: 90 days after you were last seen. Your likes: as long as the video's entry. Your defaults for `/video`: until you clear them.
    - Scenes, turns and votes of jams, relays and drafts: 90 days after their end.
    - Today's use, where there are limits. Bans, until they end. What happened, in the log of a server's moderators, for as long as they set (at most a year).
    None of it is sold or used to train anything. Your host runs me, and can read it; ask them for their privacy policy.
    `/video-privacy export` gives you all of it as a file. `/video-privacy delete` deletes it. Videos that were posted are messages: their 🗑️ button deletes them.
privacy-exported = { $count ->
        [one] This is all that I keep about you.
       *[other] This is all that I keep about you, in { $count } files: each is part of it.
    } Only you can see this message.
privacy-pictures-left = { $count ->
        [one] One picture that a video of yours started from does not fit
       *[other] { $count } pictures that videos of yours started from do not fit
    } into what I may send here. Ask the person who hosts me for the rest.
privacy-export-too-large = What I keep about you does not fit into ten files of { $limit } MiB, so I cannot send it here. Ask the person who hosts me for it.
privacy-confirm =
    {"**"}Delete all that I keep about you?** This cannot be taken back.
    - What waits or is being made for you is cancelled. Your requests, names, likes, scenes and votes are deleted, and your video files here.
    - **Messages stay.** Videos that were posted are messages in Discord, for you and moderators to delete: press 🗑️ under them. You can do that now or later; Again and Change no longer work under them.
    - What others are waiting for with you goes on for them, without you. Films that others made are theirs.
    - Bans, and what you used of today's limits, stay under a code out of which your name cannot be read.
    Do you want a copy first? `/video-privacy export`
privacy-button-delete = Delete my data
privacy-deleting = Deleting. What you have on the way is cancelled first; this takes some seconds. It goes on if I am restarted.
privacy-deleted = Done: I keep nothing about you any more but what was said above. What you ask for from now on is kept as before. Videos that were posted are yours to delete with 🗑️.
privacy-not-yours = This is somebody else's data.
privacy-not-written = That could not be written down, so nothing was deleted. The disk of my host may be full: try again later, and tell them.
