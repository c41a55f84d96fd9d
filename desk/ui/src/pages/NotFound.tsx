import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { Empty } from '../components/Empty'
import { Page } from '../components/Page'

export default function NotFound() {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  return (
    <Page title={t('problem.404.title')}>
      <Empty title={t('problem.noPage')}>
        <code dir="ltr">{pathname}</code>
        <br />
        <Anchor component={Link} to="/">
          {t('nav.home')}
        </Anchor>
      </Empty>
    </Page>
  )
}
