import L from 'leaflet';
import 'leaflet/dist/leaflet.css';

// Draws one polygon by its corners. The box of text is what is saved: the map writes it and reads it, and is only a help.
const looks = {
  area: { color: '#4c6272', weight: 1, fillColor: '#4c6272', fillOpacity: 0.05, interactive: false },
  school: { radius: 3, weight: 0, fillColor: '#005eb8', fillOpacity: 0.6, interactive: false },
  shape: { color: '#005eb8', weight: 3, fillColor: '#005eb8', fillOpacity: 0.15, interactive: false },
  corner: { radius: 8, color: '#ffffff', weight: 2, fillColor: '#d5281b', fillOpacity: 1 },
};
const decimals = 5;
const leastLatitude = 45; // latitudes and longitudes of Great Britain have no number in common

const element = (name, className, text) => {
  const made = document.createElement(name);
  made.className = className;
  if (text) made.textContent = text;
  return made;
};

// The corners in the text; null where it is something else, as GeoJSON, which the map leaves alone.
const parse = text => {
  const lines = text.split(/[\n;]/).map(line => line.trim()).filter(Boolean);
  const corners = lines.map(line => line.split(/[\s,]+/).map(Number))
    .map(pair => pair.length !== 2 || !pair.every(Number.isFinite) ? null : pair[0] > leastLatitude ? pair : [pair[1], pair[0]]);
  return corners.includes(null) ? null : corners;
};

const write = corners => corners.map(([latitude, longitude]) => `${latitude.toFixed(decimals)}, ${longitude.toFixed(decimals)}`).join('\n');

const backdrop = async (map, addresses) => {
  const layers = await Promise.all(addresses.map(async address => {
    const answer = await fetch(address, { headers: { accept: 'application/geo+json' } });
    if (!answer.ok) return null;
    const pointToLayer = (_, at) => L.circleMarker(at, looks.school);
    return L.geoJSON(await answer.json(), { style: looks.area, interactive: false, pointToLayer });
  }));
  const group = L.featureGroup(layers.filter(Boolean)).addTo(map);
  return group.getBounds();
};

const start = async box => {
  const text = document.getElementById(box.dataset.draw);
  const figure = element('figure', 'app-map app-draw__map');
  const canvas = figure.appendChild(element('div', 'app-map__canvas'));
  canvas.tabIndex = 0;
  canvas.setAttribute('role', 'application');
  canvas.setAttribute('aria-roledescription', 'map');
  canvas.setAttribute('aria-label', 'Map to draw the boundary on');
  const tools = figure.appendChild(element('div', 'app-draw__tools'));
  const said = figure.appendChild(element('p', 'nhsuk-body-s app-draw__said'));
  said.setAttribute('role', 'status');
  const help = figure.appendChild(element('figcaption', 'app-map__key',
    'Click the map to add a corner; click a corner to remove it. By keyboard: move the map with the arrow keys, zoom with plus and minus, '
    + 'and press Enter to add a corner at the cross in its middle. Blue dots are schools.'));
  help.id = `${text.id}-map-help`;
  canvas.setAttribute('aria-describedby', help.id);
  text.closest('.nhsuk-form-group').after(figure);

  const map = L.map(canvas, { preferCanvas: true, zoomAnimation: false, fadeAnimation: false, closePopupOnClick: false })
    .setView([52.8, -1.5], 6);
  const panBy = map.panBy.bind(map);
  map.panBy = offset => panBy(offset, { animate: false }); // so that Enter puts a corner where the map has come to rest
  map.attributionControl.setPrefix('<a href="https://leafletjs.com">Leaflet</a>');
  canvas.appendChild(element('span', 'app-draw__cross')).setAttribute('aria-hidden', 'true');
  const shape = L.polygon([], looks.shape).addTo(map);
  const marks = L.layerGroup().addTo(map);
  let corners = parse(text.value) ?? [];

  const show = () => {
    shape.setLatLngs(corners);
    marks.clearLayers();
    corners.forEach((corner, index) => L.circleMarker(corner, looks.corner).addTo(marks).on('click', event => {
      L.DomEvent.stop(event);
      change(corners.filter((_, other) => other !== index));
    }));
    const left = 3 - corners.length;
    said.textContent = corners.length === 0 ? 'No corners drawn yet.'
      : left > 0 ? `${corners.length} drawn: at least ${left} more needed.`
      : `${corners.length} corners drawn.`;
    canvas.dataset.corners = corners.length;
  };
  const change = next => {
    corners = next;
    text.value = write(corners);
    show();
    text.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const add = at => change([...corners, [at.lat, at.lng]]);
  const tool = (words, act) => {
    const made = element('button', 'nhsuk-button nhsuk-button--secondary nhsuk-button--small', words);
    made.type = 'button';
    made.addEventListener('click', act);
    tools.append(made);
  };
  tool('Add a corner at the cross', () => add(map.getCenter()));
  tool('Take away the last corner', () => change(corners.slice(0, -1)));
  tool('Start again', () => change([]));
  map.on('click', event => add(event.latlng));
  canvas.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.target !== canvas) return;
    event.preventDefault();
    add(map.getCenter());
  });
  text.addEventListener('input', () => {
    const typed = parse(text.value);
    if (typed) { corners = typed; show(); }
  });

  show();
  const around = await backdrop(map, (box.dataset.backdrops ?? '').split(' ').filter(Boolean));
  if (corners.length > 0) map.fitBounds(shape.getBounds(), { padding: [24, 24], maxZoom: 14, animate: false });
  else if (around.isValid()) map.fitBounds(around, { padding: [12, 12], animate: false });
  canvas.dataset.drawn = 'true';
};

// Says who would be inside, a moment after the form was changed.
const preview = box => {
  const words = box.querySelector('[data-preview-words]');
  const form = box.closest('form');
  let waiting;
  const ask = async () => {
    const fields = [...new FormData(form)].filter(([name]) => name.startsWith('catchment-'));
    const answer = await fetch(box.dataset.preview, { method: 'POST', body: new URLSearchParams(fields) });
    if (answer.ok && answer.headers.get('content-type')?.startsWith('text/plain')) words.textContent = await answer.text();
  };
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => ask().catch(error => console.warn(`Schools are not counted: ${error.message}`)), 600);
  };
  form.addEventListener('change', soon);
  form.addEventListener('input', soon);
  box.querySelector('button').addEventListener('click', event => { event.preventDefault(); ask(); });
};

for (const box of document.querySelectorAll('[data-draw]')) {
  start(box).catch(error => console.warn(`The map is not shown: ${error.message}. The box of text holds the corners.`));
}
for (const box of document.querySelectorAll('[data-preview]')) preview(box);
