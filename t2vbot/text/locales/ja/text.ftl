# Lengths of time.
text-seconds = { $seconds } 秒
text-minutes = { $minutes } 分 { $seconds } 秒
text-hours = { $hours } 時間 { $minutes } 分
# Discord shows these as names of a channel, a role and a person.
text-channel = <#{ $id }>
text-role = <@&{ $id }>
text-person = <@{ $id }>
text-range = { $low }～{ $high }
text-either = { $one } か { $other }
# Sizes of files.
text-mib = { $size } MiB
text-kb = { $size } kB
# At the end of a list.
text-more = …ほか { $count } 件
