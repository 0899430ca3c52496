// A small closed-loop HTTP/1.1 load client on raw sockets (keep-alive, no pipelining), microsecond latencies.
// It is deliberately cheap: with two cores the client shares the machine with the server and with PostgreSQL.
import net from 'node:net';
import { performance } from 'node:perf_hooks';

const CRLF2 = Buffer.from('\r\n\r\n');

class Conn {
  constructor(host, port) {
    this.host = host;
    this.port = port;
    this.sock = null;
    this.cb = null;
    this.reset();
  }
  reset() {
    this.head = null;
    this.status = 0;
    this.len = -1;
    this.chunked = false;
    this.close = false;
    this.got = 0;
    this.bufs = [];
    this.pending = Buffer.alloc(0);
    this.cs = 0;
    this.need = 0;
  }
  open() {
    return new Promise((ok, bad) => {
      const s = net.connect(this.port, this.host);
      s.setNoDelay(true);
      s.once('connect', () => {
        this.sock = s;
        ok();
      });
      s.on('error', (e) => {
        if (!this.sock) bad(e);
        else this.fail(e);
      });
      s.on('data', (d) => this.data(d));
      s.on('close', () => {
        if (this.sock === s) {
          this.sock = null;
          if (this.cb) {
            if (this.head && this.len === -1 && !this.chunked) this.done();
            else this.fail(new Error('closed'));
          }
        }
      });
    });
  }
  fail(e) {
    const cb = this.cb;
    this.cb = null;
    if (this.sock) {
      const s = this.sock;
      this.sock = null;
      s.destroy();
    }
    cb?.bad(e);
  }
  async request(raw, keep) {
    if (!this.sock) await this.open();
    this.reset();
    this.keep = keep;
    return new Promise((ok, bad) => {
      this.cb = { ok, bad };
      this.sock.write(raw);
    });
  }
  done() {
    const cb = this.cb;
    this.cb = null;
    const r = { status: this.status, bytes: this.got, body: this.keep ? Buffer.concat(this.bufs).toString() : null, head: this.head };
    if (this.close && this.sock) {
      const s = this.sock;
      this.sock = null;
      s.destroy();
    }
    cb?.ok(r);
  }
  data(d) {
    if (!this.cb) return;
    if (!this.head) {
      this.pending = this.pending.length ? Buffer.concat([this.pending, d]) : d;
      const i = this.pending.indexOf(CRLF2);
      if (i < 0) return;
      this.head = this.pending.toString('latin1', 0, i);
      this.status = +this.head.slice(9, 12);
      const m = /\r\ncontent-length:\s*(\d+)/i.exec(this.head);
      if (m) this.len = +m[1];
      this.chunked = /\r\ntransfer-encoding:[^\r]*chunked/i.test(this.head);
      this.close = /\r\nconnection:\s*close/i.test(this.head);
      if (this.status === 204 || this.status === 304) this.len = 0;
      d = this.pending.subarray(i + 4);
      this.pending = Buffer.alloc(0);
    }
    if (this.chunked) return this.chunk(d);
    this.got += d.length;
    if (this.keep && d.length) this.bufs.push(d);
    if (this.len >= 0 && this.got >= this.len) this.done();
  }
  chunk(d) {
    if (this.pending.length) {
      d = Buffer.concat([this.pending, d]);
      this.pending = Buffer.alloc(0);
    }
    let i = 0;
    while (i < d.length) {
      if (this.cs === 0) {
        // size line
        const e = d.indexOf('\r\n', i);
        if (e < 0) {
          this.pending = d.subarray(i);
          return;
        }
        this.need = parseInt(d.toString('latin1', i, e), 16);
        i = e + 2;
        this.cs = this.need === 0 ? 2 : 1;
      } else if (this.cs === 1) {
        const n = Math.min(this.need, d.length - i);
        if (n > 0) {
          this.got += n;
          if (this.keep) this.bufs.push(d.subarray(i, i + n));
          i += n;
          this.need -= n;
        }
        if (this.need === 0) {
          if (d.length - i < 2) {
            this.pending = d.subarray(i);
            return;
          }
          i += 2;
          this.cs = 0;
        }
      } else {
        // trailer end
        if (d.length - i < 2) {
          this.pending = d.subarray(i);
          return;
        }
        return this.done();
      }
    }
  }
}

export function raw({ method = 'GET', path, host = '127.0.0.1', headers = {}, body }) {
  let h = `${method} ${path} HTTP/1.1\r\nHost: ${host}\r\nAccept: */*\r\n`;
  for (const k in headers) h += `${k}: ${headers[k]}\r\n`;
  if (body === undefined) return h + '\r\n';
  const b = typeof body === 'string' ? body : JSON.stringify(body);
  if (!('Content-Type' in headers)) h += 'Content-Type: application/json\r\n';
  return h + `Content-Length: ${Buffer.byteLength(b)}\r\n\r\n` + b;
}

export async function once(port, req, keep = true) {
  const c = new Conn('127.0.0.1', port);
  const r = await c.request(raw(req), keep);
  c.sock?.destroy();
  return r;
}
export async function json(port, req) {
  const r = await once(port, req);
  let j = null;
  try {
    j = r.body ? JSON.parse(r.body) : null;
  } catch {
    j = r.body;
  }
  if (r.status >= 400) throw new Error(`${req.method ?? 'GET'} ${req.path} -> ${r.status} ${String(r.body).slice(0, 600)}`);
  return j;
}

const q = (a, p) => (a.length ? a[Math.min(a.length - 1, Math.floor(a.length * p))] : NaN);

// Closed loop: `connections` workers, each sends the next request as soon as its answer is complete.
// Counted: answers that complete inside the window. What is still in flight at its end is cut off.
export async function load({ port, next, connections, warmup = 1000, duration = 4000, onStart, onEnd }) {
  const lat = [];
  let errors = 0,
    bytes = 0,
    firstErr = null,
    stop = false,
    t0 = Infinity;
  const now = () => performance.now();
  const conns = [];
  const worker = async () => {
    const c = new Conn('127.0.0.1', port);
    conns.push(c);
    while (!stop) {
      const a = now();
      try {
        const r = await c.request(raw(next()), false);
        const b = now();
        if (stop) break;
        if (r.status >= 400) {
          if (b >= t0) {
            errors++;
            firstErr ??= `status ${r.status}`;
          }
        } else if (b >= t0) {
          lat.push(b - a);
          bytes += r.bytes;
        }
      } catch (e) {
        if (stop) break;
        if (now() >= t0) {
          errors++;
          firstErr ??= e.message;
        }
        await new Promise((r) => setTimeout(r, 20));
      }
    }
  };
  for (let i = 0; i < connections; i++) worker();
  await new Promise((r) => setTimeout(r, warmup));
  onStart?.();
  t0 = now();
  await new Promise((r) => setTimeout(r, duration));
  const secs = (now() - t0) / 1000;
  stop = true;
  onEnd?.();
  for (const c of conns) {
    const s = c.sock;
    c.cb = null;
    c.sock = null;
    s?.destroy();
  }
  lat.sort((a, b) => a - b);
  return {
    n: lat.length,
    rps: lat.length / secs,
    p50: q(lat, 0.5),
    p99: q(lat, 0.99),
    max: lat[lat.length - 1] ?? NaN,
    errors,
    firstErr,
    bytesPer: lat.length ? bytes / lat.length : 0,
    secs,
  };
}
