# /video-lineage: what was made out of a video.
lineage-one = [{ $words }]({ $url }) de { $member }
lineage-one-wordless = [un video]({ $url }) de { $member }
lineage-unseen = un video que desde aquí no se puede ver
lineage-alone = Todavía no se ha hecho nada a partir de él: presiona **Otra vez** o **Cambiar** debajo.
lineage-more = … y { $count } más.
lineage-none = Aquí no existe ese video, o no puedes verlo. Elige uno de la lista o dame el enlace de su mensaje.
lineage-which = ¿Qué video? Elige uno de la lista o dame el enlace de su mensaje (en el menú del mensaje: Copiar enlace del mensaje).
