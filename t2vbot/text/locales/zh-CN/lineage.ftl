# /video-lineage: what was made out of a video.
lineage-one = [{ $words }]({ $url })，来自 { $member }
lineage-one-wordless = [一个视频]({ $url })，来自 { $member }
lineage-unseen = 一个在这里看不到的视频
lineage-alone = 还没有从它衍生出别的视频：点它下面的 **再来一次** 或 **修改** 试试。
lineage-more = ……还有 { $count } 个。
lineage-none = 这里没有这个视频，或者你不能看它。请从列表里选，或者给我它的消息链接。
lineage-which = 哪个视频？请从列表里选，或者给我它的消息链接（消息菜单里的“复制消息链接”）。
