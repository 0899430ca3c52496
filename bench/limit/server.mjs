// The bare limit: fastify + pg, one process, one hand-written SQL statement per question, JSON built in PostgreSQL.
// It checks a bearer token (HMAC-SHA256) on each request, and does nothing else a product must do
// (no permissions, no validation, no audit trail), so a product cannot be expected to reach it.

import crypto from 'node:crypto';
import { createRequire } from 'node:module';

const require = createRequire(process.env.LIMIT_MODULES ?? process.cwd() + '/');
const Fastify = require('fastify');
const pg = require('pg');
const { from: copyFrom } = require('pg-copy-streams');

const KEY = 'bench';
export const sign = (sub) => {
  const p = Buffer.from(JSON.stringify({ sub })).toString('base64url');
  return p + '.' + crypto.createHmac('sha256', KEY).update(p).digest('base64url');
};
const check = (h) => {
  if (!h || !h.startsWith('Bearer ')) return false;
  const [p, s] = h.slice(7).split('.');
  const e = crypto.createHmac('sha256', KEY).update(p).digest();
  const g = Buffer.from(s ?? '', 'base64url');
  return g.length === e.length && crypto.timingSafeEqual(g, e);
};

const pool = new pg.Pool({
  host: '127.0.0.1',
  port: +(process.env.PG_PORT ?? 54329),
  user: 'bench',
  database: process.env.LIMIT_DB ?? 'bench_base',
  max: +(process.env.POOL ?? 10),
});
const Q = {
  a: {
    name: 'a',
    text: `with c as materialized (select m.id, m.deadline from measure_units x join measures m on m.id=x.measure_id where x.unit_id=$1 and m.status=$2), hit as (select m.* from (select id from c order by deadline, id limit 50 offset $3) h join measures m using(id))
    select json_build_object('total', (select count(*) from c), 'data', coalesce((select json_agg(json_build_object('id',m.id,'status',m.status,'deadline',m.deadline,'content',m.content,'created_at',m.created_at,
      'plan',json_build_object('id',p.id,'code',p.code,'title',p.title,'year',p.year),'task',json_build_object('id',t.id,'seq',t.seq,'title',t.title),
      'lead_unit',json_build_object('id',u.id,'name',u.name,'kind',u.kind),
      'units',(select json_agg(json_build_object('role',mu.role,'id',v.id,'name',v.name,'kind',v.kind)) from measure_units mu join units v on v.id=mu.unit_id where mu.measure_id=m.id)) order by m.deadline, m.id)
      from hit m join plans p on p.id=m.plan_id join tasks t on t.id=m.task_id join units u on u.id=m.lead_unit_id),'[]'::json))::text as j`,
  },
  b: {
    name: 'b',
    text: `select coalesce(json_agg(json_build_object('unit',x.lead_unit_id,'name',u.name,'status',x.status,'n',x.n))::text,'[]') as j from (select lead_unit_id, status, count(*) n from measures where plan_id=$1 group by 1,2) x join units u on u.id=x.lead_unit_id`,
  },
  b2: {
    name: 'b2',
    text: `select coalesce(json_agg(json_build_object('unit',x.unit_id,'name',u.name,'status',x.status,'n',x.n))::text,'[]') as j from (select r.unit_id, r.status, count(*) n from measures m join reports r on r.measure_id=m.id where m.plan_id=$1 group by 1,2) x join units u on u.id=x.unit_id`,
  },
  c: {
    name: 'c',
    text: `insert into reports(measure_id,unit_id,month,status,progress,content,submitted_at) values($1,$2,$3,$4,$5,$6,now()) returning id`,
  },
  // unnamed on purpose: a named statement falls to a generic plan after five executions and loses the parallel scan
  e: {
    text: `select json_agg(json_build_object('rank',r,'street',street_id,'name',name,'mean',mean,'n',n))::text as j from (select rank() over(order by avg) r, street_id, name, round(avg::numeric,2) mean, n from (select s.street_id, sum(o.total)/sum(o.n) avg, sum(o.n) n from (select station_id, sum(value) total, count(*) n from observations where pollutant_id=1 and ts>=$1 and ts<$2 group by 1) o join stations s on s.id=o.station_id group by 1) g join units u on u.id=g.street_id) z`,
  },
  er: {
    name: 'er',
    text: `select json_agg(json_build_object('rank',r,'street',street_id,'name',name,'mean',mean,'n',n))::text as j from (select rank() over(order by avg) r, street_id, name, round(avg::numeric,2) mean, n from (select s.street_id, sum(o.total)/sum(o.n) avg, sum(o.n) n from obs_daily o join stations s on s.id=o.station_id where o.pollutant_id=1 and o.day>=$1::date and o.day<$2::date group by 1) g join units u on u.id=g.street_id) z`,
  },
};
const app = Fastify({ logger: false, bodyLimit: 64 << 20 });
app.addHook('onRequest', async (req, rep) => {
  if (req.url === '/ping') return;
  if (!check(req.headers.authorization)) {
    rep.code(401).send('{}');
    return rep;
  }
});
app.get('/ping', async () => 'pong');
const send = async (rep, q, values) => {
  const r = await pool.query({ ...q, values });
  rep.header('content-type', 'application/json');
  return r.rows[0].j;
};
app.get('/a', (req, rep) => send(rep, Q.a, [req.query.unit, req.query.status, (+(req.query.page ?? 1) - 1) * 50]));
app.get('/b', (req, rep) => send(rep, Q.b, [req.query.plan]));
app.get('/b2', (req, rep) => send(rep, Q.b2, [req.query.plan]));
app.get('/e', (req, rep) => send(rep, Q.e, [req.query.from, req.query.to]));
app.get('/er', (req, rep) => send(rep, Q.er, [req.query.from, req.query.to]));
app.post('/c', async (req, rep) => {
  const b = req.body;
  const r = await pool.query({ ...Q.c, values: [b.measure_id, b.unit_id, b.month, b.status, b.progress, b.content] });
  rep.code(201);
  return { id: r.rows[0].id };
});
app.post('/d', async (req, rep) => {
  // bulk as one INSERT from arrays
  const a = req.body;
  const col = (k) => a.map((x) => x[k]);
  const r = await pool.query(
    `insert into reports(measure_id,unit_id,month,status,progress,content,submitted_at) select *, now() from unnest($1::int[],$2::int[],$3::date[],$4::text[],$5::int[],$6::text[])`,
    [col('measure_id'), col('unit_id'), col('month'), col('status'), col('progress'), col('content')],
  );
  return { inserted: r.rowCount };
});
app.post('/dcopy', async (req, rep) => {
  // bulk as COPY
  const c = await pool.connect();
  try {
    const st = c.query(copyFrom('copy reports(measure_id,unit_id,month,status,progress,content,submitted_at) from stdin'));
    const now = new Date().toISOString();
    let buf = '';
    for (const x of req.body)
      buf += `${x.measure_id}\t${x.unit_id}\t${x.month}\t${x.status}\t${x.progress}\t${String(x.content).replace(/[\\\t\n\r]/g, (ch) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[ch])}\t${now}\n`;
    await new Promise((ok, bad) => {
      st.on('error', bad);
      st.on('finish', ok);
      st.end(buf);
    });
    return { inserted: req.body.length };
  } finally {
    c.release();
  }
});
await app.listen({ host: '127.0.0.1', port: +(process.env.PORT ?? 18100) });
