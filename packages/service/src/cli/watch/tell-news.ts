import type { WatchNews } from '@accredit/client'
import type { CommandRun } from '../command-run.ts'
import { showReading } from '../show-reading.ts'
import { textOfError } from '../report-error.ts'

/** Number of customers that are read too fast to need progress. */
const fewCustomers = 20

/** Reports on standard error what a watch does. */
export function tellNews(run: CommandRun) {
  const { output, speech } = run
  const { listen, watch } = speech.words.texts
  const { formats } = speech
  const reading = showReading(run)
  const ready = Promise.withResolvers<void>()
  let opened = { service: '', partnerId: '' }
  let isFirst = true
  return {
    /** Resolves once the watch has reported that it is ready. */
    ready: ready.promise,
    tell(news: WatchNews): void {
      switch (news.kind) {
        case 'opened':
          opened = news
          return undefined
        case 'progress':
          return isFirst && news.of > fewCustomers
            ? reading.show({ phase: 'reading', ...news })
            : undefined
        case 'looked':
          reading.end()
          if (!isFirst) return output.detail(watch.looked(news, formats))
          isFirst = false
          output.note(watch.ready({ ...opened, ...news }, formats))
          return ready.resolve()
        case 'lost':
          reading.end()
          output.note(listen.lost)
          return output.detail(textOfError(news.error, speech))
        case 'back':
          return output.note(listen.back)
        case 'throttled':
          return output.note(watch.throttled({ time: formats.duration(news.seconds * 1000) }))
        case 'gap':
          return output.note(
            watch.gap({ from: formats.date(+news.from), to: formats.date(+news.to) }),
          )
        case 'unreadable':
          return output.note(
            watch.unreadable({ name: news.customerName, text: textOfError(news.error, speech) }),
          )
        case 'told':
          return undefined
      }
    },
    end: () => reading.end(),
  }
}
