# Lengths of time.
text-seconds = { $seconds } 秒
text-minutes = { $minutes } 分 { $seconds } 秒
text-hours = { $hours } 小时 { $minutes } 分
# Discord shows these as names of a channel, a role and a person.
text-channel = <#{ $id }>
text-role = <@&{ $id }>
text-person = <@{ $id }>
text-range = { $low } 到 { $high }
text-either = { $one } 或 { $other }
# Sizes of files.
text-mib = { $size } MiB
text-kb = { $size } kB
# At the end of a list.
text-more = ……还有 { $count } 个。
