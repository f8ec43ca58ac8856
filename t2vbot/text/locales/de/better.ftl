better-gone = Ich habe dieses Video nicht mehr, also kann ich nichts weiter daraus machen.
better-smooth-already = Dieses Video ist schon so glatt, wie ich es hinbekomme.
better-not-enhanced = Dieses Video lässt sich nicht verfeinern: Es wurde schon verfeinert, oder es wurde geglättet. Verfeinere ein Video zuerst, und glätte es dann.
better-drafts = Entwürfe werden nicht geglättet. Wähl einen aus, und drück **Glätten** im Menü seines Videos.
better-asked = { $how ->
        [enhanced] verfeinert
        [smoothed] geglättet
       *[both] verfeinert und geglättet
    }
