import { Button, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core'
import { useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api'
import { ProblemNote } from '../../components/ProblemNote'
import { useFormat } from '../../format'
import { directionOf } from '../../languages'
import { READ_LANGUAGES } from './readLanguages'

/** A pasted text to read. */
export function TextForm({ onBegun }: { onBegun: (job: string) => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [text, setText] = useState('')
  const [title, setTitle] = useState('')
  const [language, setLanguage] = useState('')
  const [missing, setMissing] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const area = useRef<HTMLTextAreaElement>(null)
  const direction = directionOf(language || undefined)

  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') {
      setMissing(true)
      area.current?.focus()
      return
    }
    setBusy(true)
    setError(undefined)
    try {
      onBegun((await api.readText({ text, ...(language && { language }), ...(title.trim() && { title: title.trim() }) })).job)
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }

  const languages = READ_LANGUAGES.map(code => ({ value: code, label: format.languageName(code) })).sort((a, b) =>
    a.label.localeCompare(b.label, format.language),
  )

  return (
    <form onSubmit={event => void send(event)} noValidate>
      <Stack gap="md">
        <Textarea
          ref={area}
          label={t('read.textLabel')}
          description={t('read.textHint')}
          value={text}
          onChange={event => {
            setText(event.currentTarget.value)
            setMissing(false)
          }}
          error={missing ? t('read.textMissing') : undefined}
          autosize
          minRows={9}
          maxRows={24}
          dir={direction}
          lang={language || undefined}
          spellCheck={false}
          styles={{ input: { fontFamily: 'var(--font-reading)', lineHeight: 1.6 } }}
        />
        <Group grow align="flex-start" preventGrowOverflow={false}>
          <TextInput
            label={t('read.titleLabel')}
            description={t('read.titleHint')}
            value={title}
            onChange={event => setTitle(event.currentTarget.value)}
            dir={direction}
            lang={language || undefined}
            miw="16rem"
          />
          <NativeSelect
            label={t('read.languageLabel')}
            description={t('read.languageHint')}
            value={language}
            onChange={event => setLanguage(event.currentTarget.value)}
            data={[{ value: '', label: t('read.languageAuto') }, ...languages]}
            miw="16rem"
          />
        </Group>
        {error !== undefined && <ProblemNote error={error} />}
        <Group>
          <Button type="submit" loading={busy}>
            {t('read.beginText')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
