import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { DocumentBrief } from '../api'
import { useFormat } from '../format'
import { directionOf } from '../languages'
import { EdtfDate } from './EdtfDate'
import classes from './DocumentLine.module.css'

/** A document in a list: its title in its own language, who published it and when. */
export function DocumentLine({ document }: { document: DocumentBrief }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <article className={classes.line}>
      <Link to={`/documents/${encodeURIComponent(document.id)}`} className={classes.title} lang={document.language} dir={directionOf(document.language)}>
        {document.title || document.uri}
      </Link>
      <div className={classes.about}>
        {document.publisher && <bdi lang={document.language}>{document.publisher}</bdi>}
        <EdtfDate date={document.published} />
        <span>{format.languageName(document.language)}</span>
        {document.copyKind && <span>{t(`copy.${document.copyKind}`)}</span>}
        {document.leftOut && <span title={document.leftOut}>{t('document.leftOut')}</span>}
      </div>
    </article>
  )
}
