import { useFormat } from '../format'
import { EntityLink } from './EntityLink'

/** What the figures of a group are about: an entity, a country, or words. */
export function About({ about }: { about: string }) {
  const format = useFormat()
  const country = /^place-([a-z]{2})$/.exec(about)?.[1]
  if (country) return <EntityLink id={about} name={format.country(country.toUpperCase())} />
  if (/^(person|body|group|organization|outlet|place)-[0-9a-f]{8,}$/.test(about)) return <EntityLink id={about} name={about.split('-')[0]!} />
  return <bdi>{about}</bdi>
}
