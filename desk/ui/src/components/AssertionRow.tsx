import { Group } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Assertion } from '../api'
import { Chain } from './Chain'
import { EdtfDate } from './EdtfDate'
import { ModalityBadge, StatusBadge } from './StatusBadge'
import { useSaying } from './useSaying'
import { Words } from './Words'
import classes from './AssertionRow.module.css'

/** The address of an assertion's words in their document. */
export function placeOf(assertion: Assertion) {
  const at = assertion.evidence[0]
  return at ? `/documents/${encodeURIComponent(at.document)}?assertion=${encodeURIComponent(assertion.id)}` : undefined
}

interface Props {
  assertion: Assertion
  /** leaves the one-line summary out, where a heading has said it */
  plain?: boolean
  /** leaves out the document's title, where the page is that document's */
  here?: boolean
}

/** An assertion: what is said, in which words, by whom, where it stands. */
export function AssertionRow({ assertion, plain, here }: Props) {
  const { t } = useTranslation()
  const say = useSaying()
  const place = placeOf(assertion)
  const quote = assertion.evidence[0]?.quote
  return (
    <article className={classes.row} data-status={assertion.status}>
      {!plain && (
        <div className={classes.head}>
          <Link className={classes.summary} to={`/assertions/${encodeURIComponent(assertion.id)}`}>
            <bdi>{say(assertion)}</bdi>
          </Link>
          <Group gap={6} wrap="wrap">
            <ModalityBadge modality={assertion.modality} />
            <StatusBadge status={assertion.status} />
          </Group>
        </div>
      )}
      {quote && <Words block text={quote} language={assertion.documentLanguage} clamp={6} />}
      <div className={classes.foot}>
        <Chain links={assertion.attribution} language={assertion.documentLanguage} />
        <span className={classes.where}>
          {plain && (
            <>
              <ModalityBadge modality={assertion.modality} />
              <StatusBadge status={assertion.status} />
            </>
          )}
          {!here && place && (
            <Link to={place} className={classes.place} aria-label={t('common.toPlace', { title: assertion.documentTitle ?? '' })}>
              <IconFileText size={14} aria-hidden />
              <bdi lang={assertion.documentLanguage}>{assertion.documentTitle ?? t('common.inDocument')}</bdi>
            </Link>
          )}
          {assertion.published && !here && <EdtfDate date={assertion.published} />}
          {plain && (
            <Link to={`/assertions/${encodeURIComponent(assertion.id)}`} className={classes.place} aria-label={`${t('common.why')}: ${say(assertion)}`}>
              {t('common.why')}
            </Link>
          )}
        </span>
      </div>
    </article>
  )
}
