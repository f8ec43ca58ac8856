# What Discord's client says in the playground before the bot hears of anything; "option" and "label" name the field.
standin-required = required option left out: { $option }
standin-not-here = { $option }: { $name } is not in this server
standin-channel-kind = { $option }: not a channel of that type
standin-kind = { $option }: { $value } is not what this option takes
standin-number = { $option }: { $value } is not a number of that kind
standin-empty = { $option }: is empty
standin-range = { $option }: takes { $low } to { $high }, not { $value }
standin-choice = { $option }: { $value } is not one of { $names }
standin-menu = { $value } is not in the menu
standin-length = { $label }: takes { $low } to { $high } characters, not { $count }
standin-values = { $label }: takes { $low } to { $high } values, not { $count }
standin-once = { $label }: takes each value once
standin-must-fill = { $label }: must be filled in
standin-pick-one = { $label }: one must be picked
standin-disabled = { $label }: is disabled
standin-no-component = { $label }: the message has no such button or menu
standin-gone = the message is not on this member's screen
standin-other-screen = the modal is on somebody else's screen
standin-not-member = not a member of this channel
standin-not-deletable = not allowed to delete this message
standin-no-command = there is no command '{ $name }'
standin-no-sub-command = there is no sub-command '{ $name }'
standin-sub-command-needed = { $command }: a sub-command must be named
standin-why = { $command }: { $reason }
standin-why-no-commands = no commands may be used here
standin-why-not-installed = the app is not installed for this place
standin-why-channel = not offered in this kind of channel
standin-why-age = only in age-restricted channels
standin-why-server = the server's settings say no
standin-why-permissions = not enough permissions
# "code" is Discord's own number of what it refuses.
standin-discord = { $code ->
        [50001] you cannot see this channel
        [50006] there is nothing to send
        [50007] this person takes no direct messages
        [50013] you may not do that here
        [50083] the thread is archived
        [160005] the thread is locked
        [200000] the message was blocked by automatic moderation
       *[other] { $message }
    }
# Why the bot's requests are not checked against Discord's own description of its API.
standin-no-document = Discord's OpenAPI document was not found; set { $variable }
standin-no-packages = the packages jsonschema and jsonschema-rs are not installed
