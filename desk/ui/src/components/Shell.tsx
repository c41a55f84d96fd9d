import { ActionIcon, Burger, Divider, Drawer, Group, Menu, NavLink as MantineNavLink, SegmentedControl, Stack, useMantineColorScheme } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import {
  IconArrowsSplit,
  IconBuildingBank,
  IconChecklist,
  IconDeviceDesktop,
  IconFilePlus,
  IconFiles,
  IconHistory,
  IconHome,
  IconLanguage,
  IconListSearch,
  IconMoon,
  IconScale,
  IconSun,
  IconTimeline,
  IconTopologyStar3,
  IconUserCircle,
  type IconProps,
} from '@tabler/icons-react'
import { useEffect, useRef, useState, type ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, NavLink, Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router'
import { api, type Session } from '../api'
import { interfaceLanguage, switchLanguage } from '../i18n'
import { INTERFACE_LANGUAGES, OWN_NAMES } from '../languages'
import { SearchBox } from './SearchBox'
import classes from './Shell.module.css'

const PLACES: { to: string; key: string; icon: ComponentType<IconProps>; small?: boolean }[] = [
  { to: '/documents', key: 'documents', icon: IconFiles },
  { to: '/entities', key: 'entities', icon: IconBuildingBank },
  { to: '/timeline', key: 'timeline', icon: IconTimeline },
  { to: '/figures', key: 'figures', icon: IconArrowsSplit },
  { to: '/positions', key: 'positions', icon: IconScale },
  { to: '/sources', key: 'sources', icon: IconTopologyStar3 },
  { to: '/review', key: 'review', icon: IconChecklist },
  { to: '/decisions', key: 'decisions', icon: IconHistory },
  { to: '/read', key: 'read', icon: IconFilePlus },
]

/** For admins, where people sign in. */
const AUDIT = { to: '/audit', key: 'audit', icon: IconListSearch }

/** The frame of all pages. */
export function Shell() {
  const { t } = useTranslation()
  const [open, drawer] = useDisclosure(false)
  const { pathname, search } = useLocation()
  const busy = useNavigation().state === 'loading'
  const main = useRef<HTMLElement>(null)
  const former = useRef(pathname)
  const [session, setSession] = useState<Session>()
  const places = session?.login && session.role === 'admin' ? [...PLACES, AUDIT] : PLACES
  const signIn = pathname === '/login' ? '/login' : `/login?next=${encodeURIComponent(pathname + search)}`

  // Who is here matters only where the desk has users; asked again after each sign-in page.
  useEffect(() => {
    const controller = new AbortController()
    api.session(controller.signal).then(setSession, () => undefined)
    return () => controller.abort()
  }, [pathname === '/login'])

  // A new page: the drawer closes, and the keyboard and the screen reader begin at its top.
  useEffect(() => {
    if (former.current === pathname) return
    former.current = pathname
    drawer.close()
    main.current?.focus({ preventScroll: true })
  }, [pathname, drawer])

  return (
    <div className={classes.shell}>
      <a href="#main" className={classes.skip}>
        {t('common.skip')}
      </a>
      <header className={`${classes.header} no-print`}>
        <div className={classes.bar}>
          <Link to="/" className={classes.brand} aria-label={`Dragoman: ${t('nav.home')}`}>
            <img src="/mark.svg" alt="" width="28" height="28" />
            <span>Dragoman</span>
          </Link>
          <div className={classes.search}>{pathname !== '/' && <SearchBox />}</div>
          <Group gap={4} className={classes.tools} wrap="nowrap">
            <LanguageMenu />
            <SchemeMenu />
            {session?.login && (
              <ActionIcon
                component={Link}
                to={signIn}
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={session.editor || t('nav.login')}
                title={session.editor || t('nav.login')}
              >
                <IconUserCircle size={20} stroke={1.7} />
              </ActionIcon>
            )}
          </Group>
          <Burger className={classes.burger} opened={open} onClick={drawer.toggle} size="sm" aria-label={t('nav.menu')} aria-expanded={open} />
        </div>
        <nav className={classes.places} aria-label={t('nav.main')}>
          {places.map(({ to, key, icon: Icon }) => (
            <NavLink key={to} to={to} className={classes.place}>
              <Icon size={16} stroke={1.7} aria-hidden />
              {t(`nav.${key}`)}
            </NavLink>
          ))}
        </nav>
        <div className={classes.progress} data-busy={busy || undefined} aria-hidden />
      </header>

      <Drawer opened={open} onClose={drawer.close} title={t('nav.menu')} size="xs" position="right" closeButtonProps={{ 'aria-label': t('common.close') }}>
        <Stack gap={2} component="nav" aria-label={t('nav.main')}>
          <MantineNavLink component={Link} to="/" label={t('nav.home')} active={pathname === '/'} leftSection={<IconHome size={18} stroke={1.7} aria-hidden />} />
          {places.map(({ to, key, icon: Icon }) => (
            <MantineNavLink
              key={to}
              component={Link}
              to={to}
              label={t(`nav.${key}`)}
              active={pathname.startsWith(to)}
              aria-current={pathname === to ? 'page' : undefined}
              leftSection={<Icon size={18} stroke={1.7} aria-hidden />}
            />
          ))}
        </Stack>
        {session?.login && (
          <MantineNavLink component={Link} to={signIn} label={session.editor || t('nav.login')} leftSection={<IconUserCircle size={18} stroke={1.7} aria-hidden />} />
        )}
        <Divider my="md" />
        <Stack gap="sm">
          <SchemeControl />
          <Group gap={4}>
            {INTERFACE_LANGUAGES.map(language => (
              <button
                key={language}
                type="button"
                lang={language}
                className={classes.language}
                aria-pressed={language === interfaceLanguage()}
                onClick={() => void switchLanguage(language)}
              >
                {OWN_NAMES[language]}
              </button>
            ))}
          </Group>
        </Stack>
      </Drawer>

      <main id="main" ref={main} tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
      <footer className={`${classes.footer} no-print`}>{t('common.noSide')}</footer>
      <ScrollRestoration />
    </div>
  )
}

function LanguageMenu() {
  const { t } = useTranslation()
  const now = interfaceLanguage()
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`${t('common.language')}: ${OWN_NAMES[now]}`} title={t('common.language')}>
          <IconLanguage size={20} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {INTERFACE_LANGUAGES.map(language => (
          <Menu.Item
            key={language}
            lang={language}
            aria-current={language === now || undefined}
            fw={language === now ? 650 : undefined}
            onClick={() => void switchLanguage(language)}
          >
            {OWN_NAMES[language]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

const SCHEMES = [
  ['auto', IconDeviceDesktop],
  ['light', IconSun],
  ['dark', IconMoon],
] as const

function SchemeMenu() {
  const { t } = useTranslation()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const Now = SCHEMES.find(([scheme]) => scheme === colorScheme)?.[1] ?? IconDeviceDesktop
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`${t('common.scheme')}: ${t(`scheme.${colorScheme}`)}`} title={t('common.scheme')}>
          <Now size={20} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {SCHEMES.map(([scheme, Icon]) => (
          <Menu.Item
            key={scheme}
            aria-current={scheme === colorScheme || undefined}
            fw={scheme === colorScheme ? 650 : undefined}
            leftSection={<Icon size={16} stroke={1.7} aria-hidden />}
            onClick={() => setColorScheme(scheme)}
          >
            {t(`scheme.${scheme}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function SchemeControl() {
  const { t } = useTranslation()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <SegmentedControl
      fullWidth
      size="xs"
      aria-label={t('common.scheme')}
      value={colorScheme}
      onChange={value => setColorScheme(value as (typeof SCHEMES)[number][0])}
      data={SCHEMES.map(([scheme]) => ({ value: scheme, label: t(`scheme.${scheme}`) }))}
    />
  )
}
