import { start } from './start/start.ts'

/** Signs in and begins to read while the rest of the dashboard still loads. */
async function begin(): Promise<void> {
  const starting = start()
  const { showDashboard } = await import('./show-dashboard.tsx')
  await showDashboard(starting)
}

// Awaiting it would deadlock: the dashboard shares modules with this script.
void begin()
