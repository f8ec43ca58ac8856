# The playground's page. What it shows of a command or a message is the bot's own.
page-title = t2vbot playground
page-title-of = { $member } · t2vbot playground
page-skip = Skip to writing
page-channels = Channels
page-intro = The real bot, in a server on this computer. Nothing leaves it.
page-you-are = You are
page-you-are-with = { $member } ({ $part })
page-language = Your language
page-server-language = Language of { $server }
page-second = Open another member beside this
page-connecting = Connecting…
page-develop = Develop
page-messages = Messages
page-welcome = Type /video below
page-welcome-how = Pick the command, say what the video should show, and press Enter. With the built-in model:
page-for-developers = For developers
page-noscript = This page is a program: it needs JavaScript.
page-theme = Theme: { $theme ->
        [auto] as your system has it
        [light] light
       *[dark] dark
    }. Change it
page-restricted = age-restricted
page-unread = unread

# How the bot is.
page-online = The bot is online.
page-lost = The bot lost its connection.
page-no-answer = The playground does not answer. Is it still running?
page-failed = The playground failed ({ $status }).

# Channels, and what is special about them.
page-direct-messages = Direct messages
page-note-bot = Only you and the bot.
page-note-pair = The bot is not in here; its commands are.
page-note-elsewhere = The bot is not in this server; its commands work, as they are installed for you.
page-note-thread = A thread of #{ $channel }.
page-note-age = Age-restricted.
page-note-some = Only some in this server see this channel.
page-note-all = Everybody in this server reads along.
page-host = host
page-moderator = moderator
page-app = app

# The bar at the bottom. "where" is the channel.
page-write = Message, or / for a command
page-placeholder = Message { $where } or type /
page-files = Files to send along
page-send = Send
page-sending = Sending…
page-leave = Leave
page-suggestions = Suggestions
page-no-commands = No commands here
page-no-commands-why = while the bot is away, or in this channel
page-command = Command { $command }
page-options = Options that can be added
page-required = required
page-optional = may be left out
page-type = { $type ->
        [whole] a whole number
        [number] a number
        [truth] true or false
        [member] a member
        [channel] a channel
        [role] a role
        [mentioned] a member or a role
        [file] a file
        [listed] one of the list
       *[text] text
    }
page-range = { $low } to { $high }
page-characters = { $low } to { $high } characters
page-hint = { $option }: { $description } ({ $rules })
page-separator = {", "}
page-take-away = Take { $option } away
page-pick-one = { $option }: pick one from the list
page-true = True
page-false = False
page-no-response = The application did not respond. Send it again, or leave it.

# Messages.
page-dismiss = Dismiss
page-dismiss-message = Dismiss message
page-only-you = Only you can see this.
page-said = { $member }: { $words }
page-said-file = { $member }: { $words } With a file.
page-used = { $member } used { $command }
page-in-reply = In reply to { $member }:
page-answered-file = a file
page-answered-deleted = a message that was deleted
page-thinking = { $member } is thinking…
page-edited = (edited)
page-use = { $command }: on this message of { $member }
page-remove = Remove this message of { $member }
page-somebody = somebody
page-some-role = role
page-some-channel = unknown
page-spoiler = Spoiler
page-spoiler-show = Spoiler: show it
page-file = { $name } ({ $size })
page-bytes = { $count } B
page-kibibytes = { $count } KiB
page-mebibytes = { $count } MiB
page-choose = Choose
page-choose-of = Choose: { $menu }
page-interaction-failed = This interaction failed: the bot did not answer in time.
page-link-opens = opens a page

# A form.
page-submit = Submit
page-cancel = Cancel
page-may-be-empty = (may be left empty)
page-form-failed = Something went wrong: the bot did not answer in time. Try again.

# What the page refuses.
page-unreadable = { $file } cannot be read.
page-form-gone = this form is no longer open
page-nothing-to-send = there is nothing to send
page-no-channel = there is no such channel
page-message-gone = the message is gone
page-picked-gone = what was picked is no longer there
page-no-restart = the bot was not started from here
page-not-yours = only who manages this server may change its language
# "words" are for a programmer, in English.
page-malformed = That cannot be sent: { $words }

# For developers.
page-upload-limit = Upload limit
page-make-fail = Make Discord fail
page-still-to-happen = Still to happen:
page-always = always
page-forget = Forget them
page-requests = Requests of the bot
page-clear = Clear
page-restart = Restart the bot
page-unjudged = Not checked against Discord's API description: { $reason }
page-fits = fits the description
page-fits-not = does not fit the description
page-cut = cut
page-milliseconds = { $count } ms
page-sent = Sent
page-answered = Answered
page-nothing = nothing
page-lever-413 = 413 on the next upload
page-lever-413-explained = Discord finds the file too large, whatever limit it announced.
page-lever-429 = 429 on the next edit
page-lever-429-explained = The bot has to wait five seconds before it edits again.
page-lever-500 = 500 three times
page-lever-500-explained = Discord's own trouble, on the next three edits.
page-lever-cut = Cut the next edit
page-lever-cut-explained = The connection breaks off before an answer comes.
page-lever-slow = A slow first answer
page-lever-slow-explained = The next answer takes four seconds; Discord gives a command up after three.
page-lever-expire = End all tokens
page-lever-expire-explained = As fifteen minutes do: replies can no longer be edited by their interaction's token.
page-lever-drop = Drop the gateway
page-lever-drop-explained = The bot's websocket breaks off, and it has to come back.
