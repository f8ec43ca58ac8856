# For who is new, each once, for their eyes alone.
hint-once = -# Das sage ich dir nur einmal. /video-help hat Beispiele und sagt, wo was ist.
hint-wait =
    Deins beginnt { $when }. Du musst nicht hierbleiben: Es kommt auf jeden Fall in die Nachricht oben. **{ $cancel }** nimmt es zurück, `/queue` zeigt, wie es vorangeht, und was dich nicht erreichen konnte, hebt `/missed` auf.
    { $once }
hint-result =
    Das ist dein erstes Video hier. **{ $again }** macht noch eins aus denselben Worten, mit **{ $change }** änderst du sie, und **{ $more }** hat alles Übrige. Nicht, was du wolltest? Jeder Versuch wird anders.
    { $once }
hint-subjects =
    { $model } kann nur { $subjects } zeigen. Nichts davon kommt in deinen Worten vor, also sucht es sich selbst etwas aus. Schreib zum Beispiel: *{ $example }* (**{ $change }** unter dem Video, oder `/video`).
    { $once }
hint-english =
    { $model } versteht nur Englisch und kann mit deinen Worten nichts anfangen. Schreib sie auf Englisch, zum Beispiel: *{ $example }* (**{ $change }** unter dem Video, oder `/video`).
    { $once }
