# Why a request is refused, and what to do next. "where" is a rules-scope, "when" counts down by itself.
rules-scope = { $scope ->
        [host] on this bot
        [channel] in this channel
        [role] for your roles
       *[server] in this server
    }
rules-when = The first of them should be done { $when }.
rules-when-unknown = /queue shows how they move.
rules-too-many-of-member =
    You already have { $count ->
        [one] one video
       *[other] { $count } videos
    } on the way, and { $most } at once is the most { $where }. { $when } You can also cancel one.
rules-queue-full = The queue is full: { $count } videos are waiting. Please try again later; /queue shows how it moves.
rules-server-full = { $count } videos of this server are on the way already, and { $most } at once is the most here. Please try again when some of them are done; /queue shows how it moves.
rules-too-fast = That was a lot within a minute; { $most } is the most. Please wait a moment.
rules-cooldown = There is a pause of { $seconds } s between two requests { $where }. You can ask for your next one { $when }.
rules-quota = { $name ->
        [quota_clips] You may have { $most ->
            [one] one video
           *[other] { $most } videos
        } in 24 hours { $where }. This needs { $needed }, and you have { $left } left.
       *[quota_seconds] You may use { $most } seconds of the device in 24 hours { $where }. This needs about { $needed }, and you have { $left } left.
    } There is room for it again { $when }.
rules-quota-never = { $name ->
        [quota_clips] This needs { $needed ->
            [one] one video
           *[other] { $needed } videos
        }, and { $most } in 24 hours is the most { $where }. Ask for fewer at once.
       *[quota_seconds] This needs about { $needed } seconds of the device, and { $most } in 24 hours is the most { $where }. Ask for a shorter or smaller video, or for fewer steps.
    }
rules-too-much = { $name ->
        [most_side] A picture of { $asked } pixels on its longer side is too large; { $most } is the most { $where }. Pick a smaller size.
        [most_seconds] A video of { $asked } seconds is too long; { $most } seconds is the most { $where }. Ask for fewer seconds.
       *[most_steps] { $asked } steps are too many; { $most } is the most { $where }. Ask for fewer steps.
    }
rules-model = The model { $model } may not be used { $where }. Choose one of these: { $models }.
rules-not-here = Videos cannot be made in this channel. Please ask the moderators where they can be.
rules-only-there = Videos cannot be made in this channel. Try it in { $channel }.
rules-age-restricted-only = In this server, videos can be made in age-restricted channels only.
rules-no-private = The moderators want no private videos here. Leave that option out, or ask me in a direct message.
rules-banned = { $where ->
        [everywhere] The host of this bot does not make videos for you any more.
       *[here] The moderators of this server have stopped you from making videos. If you think that is a mistake, please talk to them.
    }
rules-banned-until = { $where ->
        [everywhere] The host of this bot has stopped you from making videos; you can again { $when }.
       *[here] The moderators of this server have stopped you from making videos; you can again { $when }.
    }
rules-server-banned = The host of this bot makes no videos in this server any more.
rules-words = The moderators of this server do not want videos about that. Please use other words.
rules-words-host = The host of this bot does not want videos about that. Please use other words.
rules-too-many-words = { $most } words are the most that a list can have.

# The host's pauses and quiet hours. "when" counts down by itself.
rules-state = { $state ->
        [paused] The bot is paused. { $again }
        [quiet] The bot has its quiet hours. { $again }
       *[draining] The bot finishes what is on the way, and takes nothing new for now.
    }{ $reason }
rules-again = It begins videos again { $when }.
rules-again-unknown = When it begins videos again is not known yet.
rules-reason = {" "}Its host says: “{ $reason }”
rules-reason-none = {""}
rules-not-now = { $said } So your request was not accepted. Please ask again later.
rules-clock-malformed = That is no time of day. Write hours and minutes, such as 22:00.
rules-quiet-empty = Quiet hours have to end at another time than they begin. Write for example 22:00 and 08:00; to keep the bot from working at all, pause it.
rules-until-malformed = That is neither a time of day nor a length of time. Write 18:00, or 90m, 2h or 3d (a year at most), or nothing for a pause until you resume.

# What moderators set.
rules-setting-unknown = There is no such setting. Pick one from the list.
rules-range = { $kind ->
        [whole] It has to be a whole number from { $low } to { $high }.
        [whole-unlimited] It has to be a whole number from { $low } to { $high }, or "unlimited".
        [any] It has to be a number from { $low } to { $high }.
       *[any-unlimited] It has to be a number from { $low } to { $high }, or "unlimited".
    }
rules-not-an-option = That is not one of the options. Pick one from the list.
rules-too-many-rules = { $most } settings are the most that a server can have. Take some back first.
rules-nothing-to-undo = There is no change left that could be undone.
rules-leaving = Your data is being deleted this moment. Try again in a minute.


# A list of words.
rules-word-empty = There is no word in that line. Write a word, a phrase, or the beginning of a word with a * behind it.
rules-word-too-long = A line of { $count } characters is too long; { $most } is the most. Write fewer words, one entry a line.
rules-word-only-marks = “{ $line }” has no letter or digit in it. Write the word itself.
rules-word-star = “{ $line }” has a * that is not at its end. Write word* for every word that begins with “word”; nothing else can be left open.
rules-word-too-short = “{ $line }” is too short: { $least } letters or digits are the least. Leave it out, or write a longer word.
rules-prefix-too-short = “{ $line }” is too short a beginning, as too many words would match: { $least } letters before the * are the least. Write more of the word, or the whole word without the *.
rules-words-faults =
    None of these entries were taken over, since some cannot be used:
    { $faults }
rules-words-many-faults =
    None of these entries were taken over, since some cannot be used:
    { $faults }
    … and { $more ->
        [one] one more
       *[other] { $more } more
    }
