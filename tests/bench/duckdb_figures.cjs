// DuckDB over the rows bench_figures wrote: the figures of a quarter with the same quarter of last year and the quarter before,
// in four breakdowns by one GROUPING SETS query, for cases and for lines of goods. Prints medians in seconds as JSON.
const path = require('path');

const folder = process.argv[2];
const rounds = 7;
const ranges = [['2020-07-01', '2020-10-01'], ['2019-07-01', '2019-10-01'], ['2020-04-01', '2020-07-01']];

function caseColumns() {
  const columns = [];
  for (const [from, to] of ranges) {
    const within = (date) => `${date} >= DATE '${from}' AND ${date} < DATE '${to}'`;
    const count = (where) => columns.push(`COUNT(*) FILTER (WHERE ${where})`);
    const sum = (value, where) => columns.push(`SUM(${value}) FILTER (WHERE ${where})`);
    for (const date of ['filed', 'closed', 'withdrawn']) count(`NOT simple AND ${within(date)}`);
    for (const day of [from, to]) count(`NOT simple AND filed < DATE '${day}' AND (closed IS NULL OR closed >= DATE '${day}') AND (withdrawn IS NULL OR withdrawn >= DATE '${day}')`);
    count(within('decided'));
    count(`simple AND ${within('decided')}`);
    count(`NOT simple AND ${within('decided')}`);
    for (const kind of ['警告', '罚款', '没收违法所得', '没收非法财物', '吊销许可证件', '责令停产停业', '其他']) count(`kinds = '${kind}' AND ${within('decided')}`);
    sum('value', `NOT simple AND ${within('filed')}`);
    sum('goods_value', `NOT simple AND ${within('filed')}`);
    sum('fine', within('decided'));
    count(`NOT simple AND value >= 5000000 AND ${within('filed')}`);
    sum('value', `NOT simple AND value >= 5000000 AND ${within('filed')}`);
    count(within('published'));
    count(`NOT simple AND online AND ${within('filed')}`);
    count(`NOT simple AND rural AND ${within('filed')}`);
    count(`flag = '是' AND ${within('delivered')}`);
    sum('persons', `flag = '是' AND ${within('delivered')}`);
    sum('value', `flag = '是' AND ${within('delivered')}`);
    count(within('accepted'));
    count(within('police_filed'));
    count(`flag = '是' AND delivered - approved > 1 AND ${within('delivered')}`);
    count(within('entered'));
    count(`NOT simple AND entered IS NULL AND ${within('filed')}`);
    count(`NOT simple AND closed IS NOT NULL AND ${within('filed')}`);
    sum('delivered - found', `flag = '是' AND ${within('delivered')}`);
  }
  return columns.join(', ');
}

const sets = 'GROUP BY GROUPING SETS ((), (region), (unit), (field), (campaign))';
const plainQuery = `SELECT region, unit, field, campaign, ${caseColumns()} FROM cases ${sets}`;
// The same after leaving out what cannot count, as somebody who knows the data would write it.
const near = ['filed', 'closed', 'withdrawn', 'decided', 'published', 'entered', 'delivered', 'accepted', 'police_filed']
  .map((date) => `(${date} >= DATE '2019-07-01' AND ${date} < DATE '2020-10-01')`).join(' OR ');
const prunedQuery = `SELECT region, unit, field, campaign, ${caseColumns()} FROM cases WHERE ${near} OR (filed < DATE '2020-10-01' AND closed IS NULL AND withdrawn IS NULL)
  OR (filed < DATE '2019-07-01' AND COALESCE(closed, withdrawn) >= DATE '2019-07-01') ${sets}`;
const itemSums = ranges.map(([from, to]) => `SUM(quantity) FILTER (WHERE found >= DATE '${from}' AND found < DATE '${to}')`).join(', ');
const itemQuery = `SELECT goods, i.unit, region, c.unit, field, campaign, ${itemSums}, COUNT(*) FROM items i JOIN cases c ON c.id = i.case_id
  WHERE found >= DATE '2019-07-01' AND found < DATE '2020-10-01'
  GROUP BY GROUPING SETS ((goods, i.unit), (region, i.unit), (c.unit, i.unit), (field, i.unit), (campaign, i.unit))`;

async function median(connection, sql) {
  await (await connection.run(sql)).getRows();
  const times = [];
  for (let round = 0; round < rounds; ++round) {
    const start = process.hrtime.bigint();
    await (await connection.run(sql)).getRows();
    times.push(Number(process.hrtime.bigint() - start) / 1e9);
  }
  return times.sort((a, b) => a - b)[rounds >> 1];
}

async function main() {
  const { DuckDBInstance } = require('@duckdb/node-api');
  const instance = await DuckDBInstance.create(path.join(folder, 'duck.db'));
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE cases (id BIGINT, region TEXT, unit TEXT, field TEXT, campaign TEXT, simple BOOLEAN, found DATE, filed DATE, withdrawn DATE,
    decided DATE, closed DATE, published DATE, entered DATE, approved DATE, delivered DATE, accepted DATE, police_filed DATE, flag TEXT, kinds TEXT, value BIGINT,
    goods_value BIGINT, fine BIGINT, persons INTEGER, online BOOLEAN, rural BOOLEAN)`);
  await connection.run('CREATE TABLE items (case_id BIGINT, goods TEXT, unit TEXT, quantity BIGINT)');
  await connection.run(`COPY cases FROM '${folder}/cases.csv' (HEADER false, NULL '')`);
  await connection.run(`COPY items FROM '${folder}/items.csv' (HEADER false, NULL '')`);
  process.stdout.write(JSON.stringify({ cases: Math.min(await median(connection, plainQuery), await median(connection, prunedQuery)), items: await median(connection, itemQuery) }));
}

main().catch((error) => { process.stderr.write(`DuckDB not measured: ${error.message}\n`); });
