import { Alert, Button, Divider, Paper, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { IconAlertTriangle, IconLogin2, IconShieldLock } from '@tabler/icons-react'
import { useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { api, ApiError, type Session } from '../api'
import { Loaded } from '../components/Loaded'
import { Page } from '../components/Page'
import { ProblemNote } from '../components/ProblemNote'
import { needsLogin, useSession, within } from './session/useSession'

/** Signing in and out, where the desk was started with users. */
export default function Login() {
  const { t } = useTranslation()
  const session = useSession()
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const next = within(params.get('next'))
  return (
    <Page title={t('login.title')}>
      <Loaded load={session} lines={3}>
        {now =>
          needsLogin(now) ? (
            <Outside session={now} refused={params.get('refused')} next={next} onDone={() => void navigate(next, { replace: true })} />
          ) : (
            <Inside session={now} onOut={session.reload} />
          )
        }
      </Loaded>
    </Page>
  )
}

/** Why the provider's word did not do, as the desk says in the address. */
const REFUSALS = ['expired', 'denied', 'untrusted', 'no-role', 'unreachable']

function Outside({ session, refused, next, onDone }: { session: Session; refused: string | null; next: string; onDone: () => void }) {
  const { t } = useTranslation()
  return (
    <Paper withBorder p="lg" maw="24rem" bg="var(--paper)">
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('login.lead')}
        </Text>
        {refused && REFUSALS.includes(refused) && (
          <Alert role="alert" color="red" variant="light" icon={<IconAlertTriangle />}>
            {t(`login.refused.${refused}`, { host: session.provider ?? '' })}
          </Alert>
        )}
        {session.provider && (
          <Button
            component="a"
            href={`/api/login/begin?next=${encodeURIComponent(next)}`}
            leftSection={<IconShieldLock size={18} aria-hidden />}
            variant={session.passwords ? 'default' : 'filled'}
          >
            {t('login.with', { host: session.provider })}
          </Button>
        )}
        {session.provider && session.passwords && <Divider label={t('login.or')} />}
        {session.passwords && <Form onDone={onDone} />}
      </Stack>
    </Paper>
  )
}

function Form({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const first = useRef<HTMLInputElement>(null)
  const second = useRef<HTMLInputElement>(null)

  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return first.current?.focus()
    if (password === '') return second.current?.focus()
    setBusy(true)
    setError(undefined)
    try {
      await api.login(name.trim(), password)
      onDone()
    } catch (problem) {
      setError(problem)
      setPassword('')
      second.current?.focus()
    } finally {
      setBusy(false)
    }
  }

  return (
    <form onSubmit={send} noValidate>
      <Stack gap="md">
        {error instanceof ApiError && error.status === 401 ? (
          <Alert role="alert" color="red" variant="light" icon={<IconAlertTriangle />}>
            {t('login.wrong')}
          </Alert>
        ) : (
          error !== undefined && <ProblemNote error={error} />
        )}
        <TextInput
          ref={first}
          label={t('login.name')}
          value={name}
          onChange={event => setName(event.currentTarget.value)}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          dir="auto"
          required
          withAsterisk={false}
          data-autofocus
        />
        <PasswordInput
          ref={second}
          label={t('login.password')}
          value={password}
          onChange={event => setPassword(event.currentTarget.value)}
          autoComplete="current-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': t('login.show'), tabIndex: 0 }}
        />
        <Button type="submit" loading={busy} leftSection={<IconLogin2 size={18} className="flip" aria-hidden />}>
          {t('login.title')}
        </Button>
      </Stack>
    </form>
  )
}

function Inside({ session, onOut }: { session: Session; onOut: () => void }) {
  const { t } = useTranslation()
  const [error, setError] = useState<unknown>()
  const out = async () => {
    try {
      const elsewhere = await api.logout()
      if (elsewhere) window.location.assign(elsewhere)
      else onOut()
    } catch (problem) {
      setError(problem)
    }
  }
  return (
    <Stack maw="30rem" align="flex-start">
      <Text>{t('login.inside', { name: session.editor, role: t(`login.role.${session.role}`, { defaultValue: session.role }) })}</Text>
      {!session.login && <Text c="dimmed">{t('login.notNeeded')}</Text>}
      {error !== undefined && <ProblemNote error={error} />}
      {session.login && (
        <Button variant="default" onClick={() => void out()}>
          {t('login.out')}
        </Button>
      )}
    </Stack>
  )
}
