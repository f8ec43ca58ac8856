# For who is new, each once, for their eyes alone.
hint-once = -# この案内は一度だけです。/video-help に例と、どこに何があるかがあります。
hint-wait =
    あなたの動画は{ $when }に始まります。ここで待たなくても、上のメッセージに届きます。**{ $cancel }** で取り消し、`/queue` で進み具合がわかります。届けられなかったものは `/missed` で受け取れます。
    { $once }
hint-result =
    ここでの初めての動画です。**{ $again }** で同じ言葉からもう 1 本、**{ $change }** で言葉を変えられます。残りはすべて **{ $more }** にあります。思っていたのと違いましたか？ 作るたびに違うものになります。
    { $once }
hint-subjects =
    { $model } が見せられるのは { $subjects } だけです。あなたの言葉にはどれも入っていないので、何かを勝手に選びます。たとえばこう書いてください：*{ $example }*（動画の下の **{ $change }**、または `/video`）。
    { $once }
hint-english =
    { $model } がわかるのは英語だけで、あなたの言葉は伝わりません。英語で書いてください。たとえば：*{ $example }*（動画の下の **{ $change }**、または `/video`）。
    { $once }
