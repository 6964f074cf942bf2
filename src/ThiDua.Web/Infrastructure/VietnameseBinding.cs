using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace ThiDua.Web.Infrastructure;

/// <summary>Everything about typed text on its way into a model: binders for Vietnamese numbers, dates and strings, and all framework messages in Vietnamese.</summary>
public static class VietnameseBinding
{
    /// <summary>Installs binders, messages and filters.</summary>
    public static void Configure(MvcOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.ModelBinderProviders.Insert(0, new VietnameseBinderProvider());
        options.ModelMetadataDetailsProviders.Add(new VietnameseValidationMessages());
        options.Filters.Add(new StaleFormFilter());
        Translate(options.ModelBindingMessageProvider);
    }

    private static void Translate(DefaultModelBindingMessageProvider messages)
    {
        messages.SetMissingBindRequiredValueAccessor(field => BindingMessages.Required(field));
        messages.SetMissingKeyOrValueAccessor(() => "Thiếu giá trị. Hãy điền đủ rồi gửi lại.");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "Yêu cầu gửi lên không có nội dung. Hãy tải lại trang rồi gửi lại.");
        messages.SetValueMustNotBeNullAccessor(_ => "Mục này bắt buộc. Hãy điền rồi gửi lại.");
        messages.SetAttemptedValueIsInvalidAccessor((value, field) => BindingMessages.Invalid(value, field));
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => BindingMessages.Invalid(value, null));
        messages.SetUnknownValueIsInvalidAccessor(field => $"Giá trị của “{field}” không hợp lệ. Hãy nhập hoặc chọn lại.");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Giá trị không hợp lệ. Hãy nhập hoặc chọn lại.");
        messages.SetValueIsInvalidAccessor(value => BindingMessages.Invalid(value, null));
        messages.SetValueMustBeANumberAccessor(field => $"“{field}” phải là số, ví dụ 1.234,5.");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Giá trị phải là số, ví dụ 1.234,5.");
    }
}
