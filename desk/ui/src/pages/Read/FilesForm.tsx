import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core'
import { IconFile, IconFileImport, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api'
import { ProblemNote } from '../../components/ProblemNote'
import { useFormat } from '../../format'
import classes from './Read.module.css'
import { useSize } from './size'

const KINDS = '.txt,.md,.html,.htm,.pdf,.docx,.odt,.rtf,.eml,.zip'

/** Files to read: dropped anywhere on the page, or chosen. */
export function FilesForm({ onBegun }: { onBegun: (job: string) => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const size = useSize()
  const [files, setFiles] = useState<File[]>([])
  const [over, setOver] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const input = useRef<HTMLInputElement>(null)
  const send = useRef<HTMLButtonElement>(null)

  const add = (more: Iterable<File>) => {
    const fresh = [...more]
    if (fresh.length === 0) return
    setFiles(before => {
      const known = new Set(before.map(keyOf))
      return [...before, ...fresh.filter(file => !known.has(keyOf(file)))]
    })
    setTimeout(() => send.current?.focus())
  }

  // A file that misses the field must not replace the page.
  useEffect(() => {
    const stop = (event: globalThis.DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    }
    addEventListener('dragover', stop)
    addEventListener('drop', stop)
    return () => {
      removeEventListener('dragover', stop)
      removeEventListener('drop', stop)
    }
  }, [])

  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    add(event.dataTransfer.files)
  }

  const begin = async () => {
    setBusy(true)
    setError(undefined)
    try {
      onBegun((await api.readFiles(files)).job)
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }

  return (
    <Stack gap="md">
      <div
        className={classes.drop}
        data-over={over || undefined}
        onDragEnter={() => setOver(true)}
        onDragOver={event => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={event => !event.currentTarget.contains(event.relatedTarget as Node | null) && setOver(false)}
        onDrop={drop}
      >
        <IconFileImport size={38} stroke={1.3} aria-hidden />
        <Text fw={550}>{t('read.drop')}</Text>
        <Button variant={files.length ? 'default' : 'filled'} onClick={() => input.current?.click()}>
          {t('read.choose')}
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          accept={KINDS}
          hidden
          aria-label={t('read.choose')}
          onChange={event => {
            add(event.currentTarget.files ?? [])
            event.currentTarget.value = ''
          }}
        />
        <Text size="sm" c="dimmed">
          {t('read.kinds')}
        </Text>
      </div>
      {error !== undefined && <ProblemNote error={error} />}
      {files.length > 0 && (
        <>
          <ul className={`plain-list ${classes.files}`} aria-label={t('read.chosen')}>
            {files.map(file => (
              <li key={keyOf(file)} className={classes.file}>
                <IconFile size={16} stroke={1.6} aria-hidden />
                <bdi className={classes.name}>{file.name}</bdi>
                <Text span size="sm" c="dimmed" className="numbers">
                  {size(file.size)}
                </Text>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="sm"
                  aria-label={t('read.remove', { name: file.name })}
                  onClick={() => setFiles(before => before.filter(one => one !== file))}
                >
                  <IconX size={15} aria-hidden />
                </ActionIcon>
              </li>
            ))}
          </ul>
          <Group>
            <Button ref={send} loading={busy} onClick={() => void begin()}>
              {t('read.begin', { count: files.length, n: format.number(files.length) })}
            </Button>
            <Button variant="subtle" color="gray" disabled={busy} onClick={() => setFiles([])}>
              {t('read.clear')}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  )
}

function keyOf(file: File) {
  return `${file.name} ${file.size} ${file.lastModified}`
}
