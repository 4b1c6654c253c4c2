import { start } from './start/start.ts'

/** Signs in and begins to read while the dashboard itself still arrives. */
async function begin(): Promise<void> {
  const starting = start()
  const { showDashboard } = await import('./show-dashboard.tsx')
  await showDashboard(starting)
}

// Awaited here it would wait for itself: the dashboard shares modules with this script.
void begin()
