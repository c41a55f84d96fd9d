import { Alert, Anchor } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import type { Session } from '../../api'
import { needsLogin } from './useSession'

/** Says why nothing can be decided here: not signed in, or a reader. Nothing where it can. */
export function SignInNote({ session }: { session?: Session }) {
  const { t } = useTranslation()
  const { pathname, search } = useLocation()
  if (!session || (session.role !== 'reader' && !needsLogin(session))) return null
  return (
    <Alert variant="light" color="gray" icon={<IconLock />} mb="md">
      {needsLogin(session) ? (
        <>
          {t('login.needed')}{' '}
          <Anchor component={Link} to={`/login?next=${encodeURIComponent(pathname + search)}`} underline="always" inherit>
            {t('login.title')}
          </Anchor>
        </>
      ) : (
        t('login.reader')
      )}
    </Alert>
  )
}
