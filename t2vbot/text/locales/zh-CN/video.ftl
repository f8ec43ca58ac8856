video-disk-full =
    存放机器人数据文件夹的硬盘满了。请腾出一些空间，再试一次。
video-ffmpeg-hangs =
    写视频文件的程序两次都没有响应。请稍后再试；如果又出现，请机器人的部署者检查电脑的硬盘和内存。
video-master-damaged =
    这个视频的文件在机器人的硬盘上已损坏。请重新制作这个视频。
video-cannot-fit =
    就算用最低画质，这个片段也超过了这里 { $limit } 的上传限制。请减少帧数，或者换小一点的尺寸。
video-scene-gone = 场景 { $number } 的片段已经不在主机的硬盘上了，所以影片没法剪辑。请去掉它，或者重新制作。
video-scene-damaged = 场景 { $number } 的文件在主机的硬盘上已损坏，所以影片没法剪辑。请去掉它，或者重新制作。
video-chapter-title = 片名
video-chapter-scene = 场景 { $number }
video-no-drafts = 草稿一个都没做成。请再提交一次，或者直接做视频。
video-clip-gone = 这个视频的文件已经不在主机的硬盘上了，所以没法补帧。请重新制作这个视频。
video-smooth-already = 这个视频每秒 { $rate } 帧，已经是最流畅的了。
video-smooth-fault = 补帧程序出错
video-not-smoothed = 没能补帧，所以这是原来做好的视频：{ $reason }
video-credits = 制作
video-frames-left-out = 场景 { $number } 的每秒帧数比影片（{ $rate }）多：省略了其中 { $count } 帧。
video-letters-left-out = 片头片尾的文字里省略了 { $count } 个字符：主机上没有包含它们的字体。
# Pictures that a clip is to start from.
video-picture-unreadable = 这不是我能读取的图片，或者文件已损坏。我支持 PNG、JPEG、WebP 和 GIF（GIF 只用第一帧）。
video-picture-lost = 这个视频开始要用的图片已经不在主机的硬盘上了。请附上图片再提交一次。
video-picture-pixels = 那张图片太大了：我最多接收 { $most } 百万像素。请发一张小一点的。
video-picture-small = 那张图片太小了：每边至少要 { $least } 像素。
