import L from 'leaflet';
import 'leaflet/dist/leaflet.css';

// One look for each kind of feature (its `kind` property); the same words are in the table beneath the map.
const looks = {
  here: { radius: 9, color: '#212b32', weight: 3, fillColor: '#ffb81c', fillOpacity: 1 },
  school: { radius: 6, color: '#ffffff', weight: 1, fillColor: '#005eb8', fillOpacity: 1 },
  service: { radius: 8, color: '#ffffff', weight: 2, fillColor: '#007f3b', fillOpacity: 1 },
  gap: { radius: 7, color: '#ffffff', weight: 1, fillColor: '#d5281b', fillOpacity: 1 },
  area: { color: '#005eb8', weight: 2, fillColor: '#005eb8', fillOpacity: 0.08 },
};
const lookOf = feature => looks[feature.properties?.kind] ?? (feature.geometry?.type === 'Point' ? looks.school : looks.area);

// Built as elements, never as markup: names come from files that others wrote.
const label = ({ name, href, note }) => {
  const box = document.createElement('div');
  const title = box.appendChild(document.createElement(href?.startsWith('/') ? 'a' : 'strong'));
  title.textContent = name ?? 'No name';
  if (title instanceof HTMLAnchorElement) title.href = href;
  if (note) box.appendChild(document.createElement('p')).textContent = note;
  return box;
};

const read = async element => {
  if (!element.dataset.source) return JSON.parse(element.dataset.features);
  const answer = await fetch(element.dataset.source, { headers: { accept: 'application/geo+json' } });
  if (!answer.ok) throw new Error(`the map's data answered ${answer.status}`);
  return answer.json();
};

const draw = async figure => {
  const element = figure.querySelector('[data-map]');
  const features = await read(element);
  figure.hidden = false; // before Leaflet measures it
  const map = L.map(element, { preferCanvas: true, zoomAnimation: !matchMedia('(prefers-reduced-motion: reduce)').matches });
  map.attributionControl.setPrefix('<a href="https://leafletjs.com">Leaflet</a>');
  if (element.dataset.attribution) map.attributionControl.addAttribution(element.dataset.attribution);
  if (element.dataset.tiles) L.tileLayer(element.dataset.tiles, { attribution: element.dataset.tilesAttribution, maxZoom: 19 }).addTo(map);
  const layer = L.geoJSON(features, {
    style: lookOf,
    pointToLayer: (feature, at) => L.circleMarker(at, lookOf(feature)),
    onEachFeature: (feature, shape) => feature.properties?.name && shape.bindPopup(() => label(feature.properties)),
  }).addTo(map);
  const bounds = layer.getBounds();
  if (bounds.isValid()) map.fitBounds(bounds, { padding: [24, 24], maxZoom: 14, animate: false });
  else map.setView([52.8, -1.5], 6);
  element.dataset.drawn = layer.getLayers().length;
};

for (const figure of document.querySelectorAll('.app-map')) {
  draw(figure).catch(error => {
    figure.hidden = true;
    console.warn(`The map is not shown: ${error.message}. The list holds the same places.`);
  });
}
