import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Assertion, DocumentDetail } from '../../api'
import { Loading } from '../../components/Loaded'
import { Words } from '../../components/Words'
import { directionOf } from '../../languages'
import { points } from '../../points'
import { around, cut } from './context'
import { useDocument } from './useDetail'
import classes from './Review.module.css'

/** The assertion's words, with those around them in the document. */
export function Around({ item }: { item: Assertion }) {
  const first = item.evidence[0]
  const load = useDocument(first?.document)
  if (!first) return null
  // Without the document the quote itself still stands.
  if (load.error !== undefined) return <Words block text={first.quote} language={item.documentLanguage} />
  if (!load.data) return <Loading lines={4} />
  return <Passages item={item} detail={load.data} />
}

function Passages({ item, detail }: { item: Assertion; detail: DocumentDetail }) {
  const { t } = useTranslation()
  const { document } = detail
  const passages = useMemo(() => {
    const text = points(document.text)
    const here = item.evidence.filter(one => one.document === document.id)
    const links = item.attribution.flatMap(link => (link.start !== undefined && link.end !== undefined ? [{ start: link.start, end: link.end }] : []))
    const found: { start: number; end: number; before: boolean; after: boolean; pieces: ReturnType<typeof cut> }[] = []
    for (const one of [...here].sort((a, b) => a.start - b.start).slice(0, 4)) {
      if (found.some(stretch => stretch.start <= one.start && one.end <= stretch.end)) continue
      const stretch = around(text, one, here.length > 1 ? 60 : 110)
      found.push({ ...stretch, before: stretch.start > 0, after: stretch.end < text.length, pieces: cut(text, stretch, here, links) })
    }
    return found
  }, [item, document])
  const direction = directionOf(document.language, document.script)
  return (
    <div className={classes.around} lang={document.language} dir={direction} data-dir={direction}>
      {passages.map(passage => (
        <p key={passage.start} className={classes.passage}>
          {passage.before && <span className={classes.cut}>… </span>}
          {passage.pieces.map((piece, at) =>
            piece.role === 'evidence' ? (
              <mark key={at} className={classes.evidence}>
                {piece.text}
              </mark>
            ) : piece.role === 'link' ? (
              <span key={at} className={classes.linkWords} title={t('review.linkWords')}>
                {piece.text}
              </span>
            ) : (
              piece.text
            ),
          )}
          {passage.after && <span className={classes.cut}> …</span>}
        </p>
      ))}
    </div>
  )
}
