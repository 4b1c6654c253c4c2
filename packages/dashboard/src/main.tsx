import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { openSession } from './session/session.ts'

const element = document.getElementById('root')
if (!element) throw new Error('the page has no place for the dashboard')
const root = createRoot(element)
const opening = await openSession()
// On the way to another page there is nothing to show.
if (opening.state !== 'leaving') {
  root.render(
    <StrictMode>
      <App opening={opening} />
    </StrictMode>,
  )
}
