import { Alert, Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { ApiError } from '../api'

/** A problem in words: what happened, what the server said, what can be done. */
export function ProblemNote({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation()
  const { pathname, search } = useLocation()
  const status = error instanceof ApiError ? error.status : undefined
  const known = status === undefined ? 'program' : [0, 400, 401, 403, 404, 409, 413, 422, 429, 503].includes(status) ? String(status) : status >= 500 ? '500' : '400'
  const detail = error instanceof ApiError ? error.problem.detail : undefined
  return (
    <Alert role="alert" color={status === 404 ? 'gray' : 'red'} variant="light" icon={<IconAlertTriangle />} title={t(`problem.${known}.title`)}>
      <Text size="sm">{t(`problem.${known}.text`)}</Text>
      {detail && (
        <Text size="sm" c="dimmed" mt={4} dir="auto">
          {detail}
        </Text>
      )}
      {status === 401 && (
        <Button component={Link} to={`/login?next=${encodeURIComponent(pathname + search)}`} size="xs" mt="sm" me="xs">
          {t('nav.login')}
        </Button>
      )}
      {retry && status !== 404 && (
        <Group mt="sm">
          <Button size="xs" variant="default" onClick={retry}>
            {t('common.retry')}
          </Button>
        </Group>
      )}
    </Alert>
  )
}
