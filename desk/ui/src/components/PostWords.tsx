import { Fragment } from 'react'
import type { Post } from '../api'
import { useFormat } from '../format'
import { EdtfDate } from './EdtfDate'

/** A post by the words of a document in the reader's language, where there is one, and its other names after them. */
export function PostWords({ post, className, dim }: { post: Post; className?: string; dim: string }) {
  const format = useFormat()
  const words = post.reports.find(report => report.language === format.language)?.post ?? post.post
  const others = [post.post, ...post.wordings].filter(one => one.toLowerCase() !== words.toLowerCase())
  return (
    <>
      <bdi className={className}>{words}</bdi>
      {others.length > 0 && (
        <span className={dim} title={post.office}>
          {others.map((one, n) => (
            <Fragment key={one}>
              {n > 0 && ' · '}
              <bdi>{one}</bdi>
            </Fragment>
          ))}
        </span>
      )}
    </>
  )
}

/** A beginning or an end as told; where documents differ, what each tells. */
export function PostDates({ date, told }: { date: string; told?: string[] }) {
  return (
    <>
      {(told ?? [date]).map((one, n) => (
        <Fragment key={one}>
          {n > 0 && ' / '}
          <EdtfDate date={one} />
        </Fragment>
      ))}
    </>
  )
}
