text-seconds = { $seconds } s
text-minutes = { $minutes } min { $seconds } s
text-hours = { $hours } h { $minutes } min
text-channel = <#{ $id }>
text-role = <@&{ $id }>
text-person = <@{ $id }>
text-range = { $low } à { $high }
text-either = { $one } ou { $other }
# Sizes of files.
text-mib = { $size } Mio
text-kb = { $size } ko
# At the end of a list.
text-more = … et { $count ->
        [one] { $count } autre
        [many] { $count } d'autres
       *[other] { $count } autres
    }.
