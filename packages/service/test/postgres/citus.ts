import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, escapeIdentifier, escapeLiteral } from 'pg'
import { distributeDatabase } from '../../src/store/dialects/postgres/distribute.ts'
import { addressOf, runAlone } from './create-database.ts'
import { isTemplate, templateName, withTemplateLock } from './template.ts'

/** Parts of each table: more than there are nodes, and few, since every test makes them. */
const shards = 4

/**
 * Creates a database that is spread over a cluster, as a copy of a template on each node; or one that is
 * not spread yet.
 * @param cluster the coordinator, in a database to which the nodes of the cluster were added
 * @returns its address, and how it is dropped
 */
export async function createClusterDatabase(
  cluster: string,
  { isSpread = true }: { readonly isSpread?: boolean } = {},
): Promise<{ url: string; drop: () => Promise<void> }> {
  const client = new Client({ connectionString: cluster })
  await client.connect()
  try {
    const nodes = await listNodes(client, cluster)
    const name = `test_${randomUUID().replaceAll('-', '')}`
    if (!isSpread) {
      return { url: await makeDatabase(nodes, name), drop: () => dropOnEach(nodes, name) }
    }
    await withTemplateLock(client, async () => {
      const template = await makeTemplate(cluster, nodes)
      await onEach(nodes, `create database ${name} template ${template}`)
    })
    return { url: addressOf(cluster, name), drop: () => dropOnEach(nodes, name) }
  } finally {
    await client.end()
  }
}

/** Addresses of the nodes' maintenance databases, the coordinator's first. */
async function listNodes(client: Client, cluster: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string; port: number }>(
    'select nodename as name, nodeport as port from pg_dist_node order by groupid',
  )
  return rows.map(({ name, port }) => {
    const address = new URL(addressOf(cluster, 'postgres'))
    address.hostname = name
    address.port = String(port)
    return address.href
  })
}

async function onEach(nodes: readonly string[], statement: string): Promise<void> {
  await Promise.all(nodes.map((node) => runAlone(node, statement)))
}

/** Makes an empty database on all nodes, of which the first one is the coordinator. */
async function makeDatabase(nodes: readonly string[], name: string): Promise<string> {
  const [coordinator = '', ...workers] = nodes
  await onEach(nodes, `create database ${name}`)
  await onEach(
    nodes.map((node) => addressOf(node, name)),
    'create extension citus',
  )
  const url = addressOf(coordinator, name)
  const add = (call: string, node: string) => {
    const { hostname, port } = new URL(node)
    return runAlone(url, `select ${call}(${escapeLiteral(hostname)}, ${Number(port)})`)
  }
  await add('citus_set_coordinator_host', coordinator)
  for (const worker of workers) await add('citus_add_node', worker)
  return url
}

/** The daemons of the cluster come back while they are sent away. */
async function dropOnEach(nodes: readonly string[], name: string, tries = 20): Promise<void> {
  try {
    await onEach(nodes, `drop database if exists ${name} with (force)`)
  } catch (error) {
    if (tries === 0) throw error
    await sleep(250)
    await dropOnEach(nodes, name, tries - 1)
  }
}

/** The template of this schema; nobody may be connected to one, not even the cluster's own daemons. */
async function makeTemplate(cluster: string, nodes: readonly string[]): Promise<string> {
  const name = templateName('spread')
  const [coordinator = cluster] = nodes
  if (await isTemplate(coordinator, name)) return name
  await dropOnEach(nodes, name)
  await distributeDatabase(await makeDatabase(nodes, name), shards)
  await onEach(nodes, `alter database ${escapeIdentifier(name)} allow_connections false`)
  await onEach(
    nodes,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = ${escapeLiteral(name)}`,
  )
  return name
}
