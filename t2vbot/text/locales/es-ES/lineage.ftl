# /video-lineage: what was made out of a video.
lineage-one = [{ $words }]({ $url }) de { $member }
lineage-one-wordless = [un vídeo]({ $url }) de { $member }
lineage-unseen = un vídeo que desde aquí no se puede ver
lineage-alone = Todavía no se ha hecho nada a partir de él: pulsa **Otra vez** o **Cambiar** debajo.
lineage-more = … y { $count } más.
lineage-none = Aquí no existe ese vídeo, o no puedes verlo. Elige uno de la lista o dame el enlace de su mensaje.
lineage-which = ¿Qué vídeo? Elige uno de la lista o dame el enlace de su mensaje (en el menú del mensaje: Copiar enlace del mensaje).
