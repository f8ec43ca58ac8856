# What waits for moderators to decide. "link" leads to the message that it is about.
case-reported = 🚩 **A video was reported**{ $count ->
        [one] {""}
       *[other] {""} by { $count } people
    }. { $link }
    { $member } asked for it:
case-held = ✋ **A request waits for you**, since there is a word of the list in it. { $link }
    { $member } asked for:
case-reporter = Reported by { $member }.
case-reporter-why = Reported by { $member }: { $reason }
case-more-reporters = … and by { $count } more.
case-open-until = -# Members do not see who reported, nor this. If nobody decides, it is over { $when }.
case-not-deleted = ⚠️ I cannot delete that message: Discord does not let me write there. Whoever has the right there can.
case-verdict = { $kind ->
        [report-deleted] Deleted
        [report-dismissed] It stays
        [report-banned-day] Deleted, and its member banned for a day
        [report-banned] Deleted, and its member banned for good
        [report-gone] The message was deleted by hand
        [held-released] It is made
        [held-refused] Refused
        [held-banned-day] Refused, and its member banned for a day
        [held-banned] Refused, and its member banned for good
        [held-gone] Taken back by who asked for it, or its message was deleted
       *[report-expired] Nobody decided in time
    }
case-outcome = **{ $verdict }** { $when }.
case-outcome-by = **{ $verdict }** by { $member } { $when }.
case-decided-before = Somebody was faster: { $outcome }
case-over = That has been decided already.
case-button = { $verdict ->
        [deleted] Delete
        [dismissed] Leave it
        [released] Make it
        [refused] Refuse
        [banned-day] { $kind ->
            [report] Delete, ban for a day
           *[held] Refuse, ban for a day
        }
       *[banned] { $kind ->
            [report] Delete, ban for good
           *[held] Refuse, ban for good
        }
    }
# For who reports.
case-menu-report = Report
case-menu-report-hint = Tell the moderators; other members do not learn of it
case-form-title = Report this video
case-form-reason = What is wrong with it? (may stay empty)
case-thanks = { $who ->
        [host] Thank you. Whoever runs this bot was told, and you hear what comes of it.
       *[moderators] Thank you. The moderators were told, and you hear what comes of it.
    } Other members do not learn that you reported it.
case-reported-before = You have reported this video already. You hear what comes of it.
case-too-many-reports = { $most } of your reports wait to be looked at, and that is the most. Please wait until some of them are.
case-nothing-to-report = There is no video here that could be reported.
case-private = Only you can see this video, so there is nothing to report. You can delete it.
case-your-report = { $verdict ->
        [deleted] You reported a video: it was deleted. Thank you.
        [gone] You reported a video: it is deleted by now. Thank you.
        [dismissed] You reported a video: it was looked at, and it stays. Thank you all the same.
       *[expired] You reported a video: nobody looked at it within 30 days, so the report is over. If it is still wrong, please write to the moderators.
    }
    -# { $link }
# For who asked for what is held.
case-status = { $member } asked for a video. It waits for this server's moderators, who decide whether it is made. Their time ends { $when }.
case-refused = The moderators of this server do not want this video. Please use other words.
case-undecided = The moderators of this server did not decide in time, so it is not made. You can ask for it again, or with other words.
# Bans.
case-not-a-moderator = { $member } is a moderator here, and cannot be banned from making videos. Whoever owns the server can take that role away.
case-not-the-bot = That is me.
case-banned = { $member } can make no videos here { $until ->
        [0] any more
       *[other] for now (it ends { $when })
    }. { $count ->
        [0] Nothing of theirs was waiting.
        [one] One video of theirs that was not made yet is cancelled.
       *[other] { $count } videos of theirs that were not made yet are cancelled.
    }
case-unbanned = { $member } can make videos here again.
case-was-not-banned = { $member } is not banned here.
case-no-bans = Nobody is banned from making videos here.
case-ban = { $member }, for good, by { $by }, { $since }
case-ban-until = { $member }, by { $by }, { $since }; ends { $when }
case-ban-nobody = somebody who had their data deleted
case-more-bans = … and { $count } more. The audit log has all of them.
# The audit log.
case-audit = { $count ->
        [0] Nothing was noted in that time.
        [one] One line, for your eyes only.
       *[other] { $count } lines, the newest first, for your eyes only.
    }
case-audit-cut = These are the newest { $count } lines; Discord takes no larger file. Ask for fewer days to see if older ones are missing.
case-ban-days = { $count ->
        [0] for good
        [one] for one day
       *[other] for { $count } days
    }
case-why = { $reason }
case-nobody-to-ban = Whoever asked for this has deleted their data, so I no longer know whom to ban. Delete the video; who asked stands in its message.
