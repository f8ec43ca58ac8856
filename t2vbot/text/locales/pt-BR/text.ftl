# Lengths of time.
text-seconds = { $seconds } s
text-minutes = { $minutes } min { $seconds } s
text-hours = { $hours } h { $minutes } min
# Discord shows these as names of a channel, a role and a person.
text-channel = <#{ $id }>
text-role = <@&{ $id }>
text-person = <@{ $id }>
text-range = { $low } a { $high }
text-either = { $one } ou { $other }
# Sizes of files.
text-mib = { $size } MiB
text-kb = { $size } kB
# At the end of a list.
text-more = … e mais { $count }.
