text-seconds = { $seconds } s
text-minutes = { $minutes } min { $seconds } s
text-hours = { $hours } h { $minutes } min
text-channel = <#{ $id }>
text-role = <@&{ $id }>
text-person = <@{ $id }>
text-range = { $low } bis { $high }
text-either = { $one } oder { $other }
# Sizes of files.
text-mib = { $size } MiB
text-kb = { $size } kB
# At the end of a list.
text-more = … und { $count ->
        [one] ein weiteres.
       *[other] { $count } weitere.
    }
