import { Alert, Anchor, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { IconCopy, IconExternalLink } from '@tabler/icons-react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api, type DocumentBrief, type DocumentDetail, type DocumentFull } from '../../api'
import { EdtfDate } from '../../components/EdtfDate'
import { ProblemNote } from '../../components/ProblemNote'
import { useFormat } from '../../format'
import { useSession } from '../session/useSession'
import classes from './Document.module.css'

/** Who has published it, when, in which language, at which address. */
export function Origin({ document }: { document: DocumentFull }) {
  const { t } = useTranslation()
  const format = useFormat()
  const web = /^https?:\/\//i.test(document.uri)
  return (
    <Group gap="0.2rem 0.9rem">
      {document.publisher && (
        <bdi className={classes.publisher} lang={document.language}>
          {document.publisher}
        </bdi>
      )}
      <EdtfDate date={document.published} basis={document.publishedBasis} style="long" />
      <span>{format.languageName(document.language)}</span>
      {document.place && <bdi>{document.place}</bdi>}
      {document.byline && <bdi>{document.byline}</bdi>}
      {web ? (
        <Anchor href={document.uri} target="_blank" rel="noopener noreferrer" size="sm" className={classes.uri}>
          {t('document.original')} <IconExternalLink size={13} aria-hidden />
        </Anchor>
      ) : (
        <span className={classes.uri} dir="ltr" title={document.uri}>
          {document.uri.replace(/^file:\/\/.*\//, '')}
        </span>
      )}
      {(document.versions?.length ?? 0) > 0 && (
        <span>
          {t('document.versions')}{' '}
          {document.versions?.map((version, n) => (
            <span key={version.language + version.uri}>
              {n > 0 && ' · '}
              <Anchor href={version.uri} hrefLang={version.language} target="_blank" rel="noopener noreferrer" size="sm">
                {format.languageName(version.language)}
              </Anchor>
            </span>
          ))}
        </span>
      )}
    </Group>
  )
}

/** Where the same story stands too. */
export function Copies({ document, copies, onParted }: { document: DocumentFull; copies: DocumentBrief[]; onParted: () => void }) {
  const { t } = useTranslation()
  const { mayDecide } = useSession()
  const [parting, setParting] = useState<DocumentBrief>()
  if (copies.length === 0) return null
  const original = copies.find(copy => copy.id === document.copyOf)
  return (
    <Alert variant="light" color="gray" icon={<IconCopy size={18} />} py="xs" mb="md" className={classes.copies}>
      {document.copyOf ? t(`document.copy.${document.copyKind ?? 'edited'}`) : t('document.hasCopies', { count: copies.length })}{' '}
      {(original ? [original] : copies).map((copy, n) => (
        <span key={copy.id}>
          {n > 0 && ' · '}
          <Anchor component={Link} to={`/documents/${encodeURIComponent(copy.id)}`} size="sm">
            <bdi lang={copy.language}>{copy.title}</bdi>
          </Anchor>
          {copy.publisher && (
            <>
              {' '}
              (<bdi>{copy.publisher}</bdi>)
            </>
          )}
          {mayDecide && isTranslation(document, copy) && (
            <>
              {' '}
              <Button size="compact-xs" variant="default" className="no-print" onClick={() => setParting(copy)}>
                {t('document.part')}
              </Button>
            </>
          )}
        </span>
      ))}
      <Modal opened={parting !== undefined} onClose={() => setParting(undefined)} title={t('document.partTitle')} centered closeButtonProps={{ 'aria-label': t('common.close') }}>
        {parting && (
          <Part
            one={document}
            other={parting}
            onDone={() => {
              setParting(undefined)
              onParted()
            }}
          />
        )}
      </Modal>
    </Alert>
  )
}

/** Whether one of the two is taken for a translation of the other. */
function isTranslation(one: DocumentBrief, other: DocumentBrief) {
  return (one.copyOf === other.id && one.copyKind === 'translated') || (other.copyOf === one.id && other.copyKind === 'translated')
}

/** An editor says that two documents are no translations of one another. */
function Part({ one, other, onDone }: { one: DocumentBrief; other: DocumentBrief; onDone: () => void }) {
  const { t } = useTranslation()
  const [why, setWhy] = useState('')
  const [missing, setMissing] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (why.trim() === '') return setMissing(true)
    setBusy(true)
    setError(undefined)
    try {
      await api.decide({ kind: 'different', subject: one.id, other: other.id, why: why.trim() })
      onDone()
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <form onSubmit={event => void send(event)} noValidate>
      <Stack gap="md">
        <Text size="sm">
          <bdi lang={one.language}>{one.title}</bdi> <b>{t('decisions.not')}</b> <bdi lang={other.language}>{other.title}</bdi>
        </Text>
        <TextInput
          label={t('review.why')}
          description={t('review.whyHint')}
          value={why}
          onChange={event => {
            setWhy(event.currentTarget.value)
            setMissing(false)
          }}
          error={missing ? t('review.whyMissing') : undefined}
          maxLength={500}
          dir="auto"
          autoComplete="off"
          data-autofocus
          required
          withAsterisk={false}
        />
        {error !== undefined && <ProblemNote error={error} />}
        <Button type="submit" loading={busy}>
          {t('document.part')}
        </Button>
      </Stack>
    </form>
  )
}

/** Why the document could not be taken into the record. */
export function LeftOut({ problems }: { problems: DocumentDetail['problems'] }) {
  const { t } = useTranslation()
  if (problems.length === 0) return null
  return (
    <Alert color="orange" variant="light" mt="lg" title={t('document.leftOut')}>
      {problems.map(problem => (
        <bdi key={problem.what} lang="en">
          {problem.what}
        </bdi>
      ))}
    </Alert>
  )
}

/** What could not be read, with its place. */
export function Problems({ problems, text, onShow }: { problems: { start: number; end: number; what: string }[]; text: readonly string[]; onShow: (start: number) => void }) {
  const { t } = useTranslation()
  if (problems.length === 0) return null
  return (
    <Alert color="orange" variant="light" mt="lg" title={t('document.problems', { count: problems.length })}>
      <ul className="plain-list">
        {problems.map(problem => (
          <li key={`${problem.start}-${problem.end}`}>
            <Anchor component="button" type="button" size="sm" onClick={() => onShow(problem.start)}>
              <bdi>{text.slice(problem.start, Math.min(problem.end, problem.start + 60)).join('')}</bdi>
            </Anchor>
            : {problem.what}
          </li>
        ))}
      </ul>
    </Alert>
  )
}
