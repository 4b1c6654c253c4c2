import assert from 'node:assert/strict'
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { npmCommand } from './npm-command.mjs'
import { root } from './root.mjs'

interface Descriptor {
  readonly digest: string
}

interface ImageConfig {
  readonly User: string
  readonly WorkingDir: string
  readonly Env: readonly string[]
  readonly Entrypoint: readonly string[]
  readonly Cmd: readonly string[]
  readonly StopSignal: NodeJS.Signals
}

const has = (tool: string, ...args: string[]) => spawnSync(tool, args).status === 0
const mayChangeRoot = process.getuid?.() === 0 && has('unshare', '--mount', 'true')
/** By its path, since the image has its own PATH. */
const changeRoot = spawnSync('sh', ['-c', 'command -v chroot'], { encoding: 'utf8' }).stdout.trim()
const hasCrun = has('crun', '--version')

suite('the image', { skip: process.platform !== 'linux' && 'it is made on Linux' }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'accredit-image-'))
  const layout = join(folder, 'layout')
  const rootfs = join(folder, 'bundle', 'rootfs')
  let config: ImageConfig
  const blob = ({ digest }: Descriptor) => join(layout, 'blobs', digest.replace(':', '/'))
  const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'))
  const tar = (...args: string[]) => {
    const { status, stderr } = spawnSync('tar', args, { encoding: 'utf8' })
    assert.equal(status, 0, stderr)
  }
  const make = (destination: string) => {
    const { command, before: first, shell } = npmCommand()
    const args = [...first, 'run', 'image', '--', '--destination', destination]
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: root,
      shell,
      encoding: 'utf8',
    })
    assert.equal(status, 0, stderr)
    return /sha256:[0-9a-f]{64}/.exec(stdout)?.[0]
  }
  let digest: string | undefined

  before(() => {
    digest = make(folder)
    const archive = readdirSync(folder).find((name) => name.endsWith('.oci.tar')) ?? ''
    mkdirSync(layout)
    mkdirSync(rootfs, { recursive: true })
    tar('-xf', join(folder, archive), '-C', layout)
    const [image] = read(join(layout, 'index.json')).manifests
    assert.equal(image.digest, digest)
    const manifest = read(blob(image))
    config = read(blob(manifest.config)).config
    for (const layer of manifest.layers) {
      tar('-xzf', blob(layer), '-C', rootfs, '--same-owner', '--same-permissions')
    }
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  test('is reproducible', () => {
    assert.equal(make(join(folder, 'again')), digest)
  })

  test(
    'serves and stops in its own root folder',
    { skip: !mayChangeRoot && 'only root may' },
    async () => {
      await exchange(rootfs, (port) => {
        const environment = [...config.Env, `ACCREDIT_PORT=${port}`]
        const inside = [changeRoot, `--userspec=${config.User}`, rootfs]
        const program = [...config.Entrypoint, ...config.Cmd]
        // Isolated from this machine, including its process list.
        const args = ['--mount', '--ipc', '--uts', 'env', '--ignore-environment', ...environment]
        return spawn('unshare', [...args, ...inside, ...program], {
          stdio: ['ignore', 'pipe', 'pipe'],
        })
      })
    },
  )

  test('runs in a container engine', { skip: !hasCrun && 'crun is not installed' }, async () => {
    const bundle = join(folder, 'bundle')
    const id = `accredit-${process.pid}`
    await exchange(rootfs, (port) => {
      assert.ok(has('sh', '-c', `cd '${bundle}' && rm -f config.json && crun spec`))
      const spec = read(join(bundle, 'config.json'))
      const [uid, gid] = config.User.split(':').map(Number)
      spec.process = {
        ...spec.process,
        terminal: false,
        user: { uid, gid },
        cwd: config.WorkingDir,
        args: [...config.Entrypoint, ...config.Cmd],
        env: [...config.Env, `ACCREDIT_PORT=${port}`],
        capabilities: {},
        noNewPrivileges: true,
      }
      // Host networking, so that the test can reach it.
      spec.linux.namespaces = spec.linux.namespaces.filter(
        (each: { type: string }) => each.type !== 'network',
      )
      spec.mounts = spec.mounts.filter((each: { type: string }) => each.type !== 'sysfs')
      spec.root.readonly = true
      const data = join(folder, 'data')
      mkdirSync(data, { recursive: true })
      chownSync(data, uid ?? 0, gid ?? 0)
      spec.mounts.push({
        destination: '/var/lib/accredit',
        type: 'bind',
        source: data,
        options: ['rbind', 'rw'],
      })
      writeFileSync(join(bundle, 'config.json'), JSON.stringify(spec))
      // A machine with mixed control group versions gets a hierarchy of one version.
      const script = `mount --make-rprivate / && { umount -R /sys/fs/cgroup; mount -t cgroup2 none /sys/fs/cgroup; }; cd '${bundle}' && exec crun --cgroup-manager=disabled run ${id}`
      return spawn('unshare', ['--mount', 'sh', '-c', script], {
        stdio: ['ignore', 'pipe', 'pipe'],
      })
    })
  })

  /** Starts a sandbox, runs the README's exchange against it, and stops it. */
  async function exchange(
    folderOfRoot: string,
    start: (port: number) => ChildProcess,
  ): Promise<void> {
    assert.ok(readdirSync(folderOfRoot).includes('app'))
    const port = await findPort()
    const child = start(port)
    let told = ''
    child.stdout?.on('data', (part) => (told += part))
    child.stderr?.on('data', (part) => (told += part))
    const ended = once(child, 'exit')
    try {
      const url = `http://127.0.0.1:${port}`
      for (const until = Date.now() + 30_000; ;) {
        if (
          await fetch(`${url}/readyz`).then(
            ({ ok }) => ok,
            () => false,
          )
        )
          break
        assert.ok(child.exitCode === null && Date.now() < until, told)
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      const customer = 'c0de0000-0000-4000-8000-000000000001'
      const bin = join(root, 'packages/service/dist/bin.js')
      const accredit = async (...args: string[]) => {
        const asked = spawn(process.execPath, [bin, ...args, '--url', url], {
          stdio: ['ignore', 'pipe', 'pipe'],
        })
        let text = ''
        asked.stdout.on('data', (part) => (text += part))
        asked.stderr.on('data', (part) => (text += part))
        const [code] = await once(asked, 'close')
        assert.equal(code, 0, text)
        return text
      }
      assert.match(await accredit('customers'), /Northwind Primary School/)
      await accredit('qualify', customer, 'Education', '--segment', 'K12')
      await accredit('clock', '--advance', '1m')
      assert.match(await accredit('status', customer), /Education.*Approved/s)
      const page = await fetch(`${url}/customers`, { headers: { accept: 'text/html' } })
      assert.match(await page.text(), /<div id="root">/)
    } finally {
      const [pid = child.pid] = children(child.pid)
      if (pid !== undefined && child.exitCode === null) process.kill(pid, config.StopSignal)
    }
    const [code] = await ended
    assert.equal(code, 0, told)
  }
})

/** Lists the child processes of a wrapper, which does not forward signals itself. */
function children(pid: number | undefined): number[] {
  const { stdout } = spawnSync('sh', ['-c', `cat /proc/${pid}/task/${pid}/children`], {
    encoding: 'utf8',
  })
  const found = stdout.trim().split(' ').filter(Boolean).map(Number)
  return found.flatMap((each) => {
    const below = children(each)
    return below.length > 0 ? below : [each]
  })
}

async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}
