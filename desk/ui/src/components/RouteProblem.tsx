import { Anchor, Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { isRouteErrorResponse, Link, useRouteError } from 'react-router'
import { ApiError } from '../api'
import { Page } from './Page'
import { ProblemNote } from './ProblemNote'

/** Where a page breaks: the words of the problem, and the way on. Nothing is sent anywhere. */
export function RouteProblem({ whole }: { whole?: boolean }) {
  const { t } = useTranslation()
  const error = useRouteError()
  const shown = isRouteErrorResponse(error) ? new ApiError({ title: error.statusText, status: error.status }) : error
  const title = t('problem.page')
  return (
    <Page title={title}>
      <ProblemNote error={shown} />
      <Group mt="md">
        <Button variant="default" onClick={() => location.reload()}>
          {t('common.reload')}
        </Button>
        {whole ? (
          <Anchor href="/">{t('nav.home')}</Anchor>
        ) : (
          <Anchor component={Link} to="/">
            {t('nav.home')}
          </Anchor>
        )}
      </Group>
    </Page>
  )
}
