// One of a few short words, side by side.
import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import './Segments.css';

interface Props<V extends string> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly value: V;
  readonly onChange: (value: V) => void;
}

export function Segments<V extends string>({ label, hideLabel = false, options, value, onChange }: Props<V>) {
  const choose = (chosen: string) => {
    const option = options.find((each) => each.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <RadioGroup
      className="segments"
      orientation="horizontal"
      value={value}
      onChange={choose}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {!hideLabel && <Label className="quiet">{label}</Label>}
      <div className="segments-row">
        {options.map((option) => (
          <RadioField key={option.value} value={option.value} className="segment-field">
            <RadioButton className="segment">{option.label}</RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}
